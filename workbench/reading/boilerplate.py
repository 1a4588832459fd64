"""What stands around an article and is none of it: menus, share bars, cookie notices, footers, script junk.

Every pattern is linear, and looks only at the first characters of a line.
"""

import re

LOOK = 240  # characters of a line that the patterns see

_MENU = frozenset(
    """
    home|menu|search|close|share|tweet|email|e-mail|print|save|facebook|twitter|whatsapp|linkedin|reddit
    telegram|pinterest|flipboard|copy link|link copied|news|world|politics|business|opinion|sport|sports
    culture|arts|science|technology|tech|health|travel|video|videos|photos|weather|podcasts|newsletters
    live|latest|top stories|breaking news|most read|most popular|trending|editor's picks|editors' picks
    us|uk|europe|asia|africa|middle east|americas|australia|jobs|games|puzzles|crossword|obituaries
    lifestyle|entertainment|magazine|archive|topics|sections|more|more news|log in|login|sign in|sign up
    sign out|register|subscribe|subscribe now|my account|account|donate|support us|contact|contact us
    about|about us|advertise|advertise with us|privacy|privacy policy|terms|terms of use
    terms of service|terms and conditions|cookie policy|cookie settings|manage cookies|accept|accept all
    reject all|i agree|agree|ok|got it|advertisement|advertising|ad|sponsored|sponsored content|promoted
    paid content|rss|sitemap|help|faq|careers|corrections|next|previous|next article|previous article
    older post|newer post|back|back to top|back to home|go back|top|reply|like|likes|comment|comments
    no comments|leave a comment|leave a reply|post a comment|load more|show more|see more|view more
    read more|learn more|read next|up next|more stories|more from us|related|related stories
    related articles|related posts|related topics|related content|related news|you may also like
    you might also like|recommended|recommended for you|recent posts|popular posts|categories|tags
    follow us|follow|listen|play|watch|watch live|image|open|expand|collapse|loading|skip to content
    skip to main content|skip to navigation|continue reading|all rights reserved|about the author
    about the authors|about author|author|filed under|content retrieved from|source|sources|via|end|ends
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
_OPENINGS = (
    # invitations to do something
    r"(?:read|see|click|watch|listen|learn|find out|sign up|subscribe|join|follow|download|support|donate|share)"
    r"(?: more| also| now| here| next| us| on| to| for| this| all)* ?[:›»→>]",
    r"(?:read|see) (?:more|also|next|the full)\b",
    r"(?:click|tap) (?:here|to)\b|continue reading\b|also read\b|more:",
    r"more (?:on|from|about) (?:this|our|the (?:web|site))\b",
    r"(?:sign up|subscribe|register) (?:to|for|now|today|here)\b|(?:follow|join|like) us\b|log ?in to\b",
    r"support our (?:work|journalism|newsroom)\b",
    r"share (?:this|on|via|with|to)\b|tweet this\b|(?:e-?mail|print) this\b|pin it\b|copy link\b",
    r"get (?:the|our) (?:latest|daily|weekly|free|best)\b.{0,60}(?:inbox|newsletter|app)",
    r"(?:our |the )?newsletter\b.{0,60}$|enter your e-?mail|unsubscribe\b",
    r"(?:have|got) a (?:tip|story)\b|report (?:a|an) (?:typo|error)",
    r"(?:like|enjoy(?:ed|ing)?|love) (?:this|what you)\b.{0,60}\?|if you (?:like|enjoy|love)d? (?:this|what)\b",
    r"follow (?:me|him|her|them|the author|[\w.@’' ]{1,50}) on (?:twitter|facebook|instagram|x|linkedin|telegram)\b",
    r"follow [\w.@’' ]{1,30} (?:full |complete |live )?coverage\b|for more (?:news|stories|from|on|information)\b.{0,80}$",
    r"(?:let us know|tell us) what you\b|what do you think\b.{0,40}comment|have your say\b|join the (?:conversation|debate)\b",
    r".{0,160}\b(?:click|tap) here (?:for|to)\b|.{0,80}\bdelivered (?:straight |directly |right )?(?:to|through|into) your\b",
    r".{0,160}\b(?:sign up|subscribe) (?:for|to) (?:our|the|my) .{0,60}(?:newsletter|e-?mails?|updates|channel)\b",
    r"(?:also on|also see|see also|also|related|more|watch|listen|must read|don[’']t miss|next|previously) ?: ",
    r"explore further$|don[’']t miss$|more information$|editors?[’']s? (?:picks?|choice)\b.{0,20}$",
    r".{0,120}\b(?:may|might|can|will) (?:earn|receive|get) (?:a|an|some) (?:small )?(?:affiliate )?(?:commission|share of)\b",
    # ways around the site
    r"skip to\b|back to (?:top|home)|jump to (?:content|navigation)|page \d+ of \d+",
    r"(?:next|previous|older|newer) (?:article|post|story)\b",
    r"related (?:articles?|stories|posts?|coverage|news|topics?|links?|content)\b",
    r"(?:most|recently) (?:read|popular|viewed|shared)\b.{0,20}$",
    r"(?:you (?:may|might) also like|recommended for you)\b",
    # where the article is kept and where it came from
    r"(?:filed under|filed in|posted in|tagged)\b|(?:tags?|topics?|categor(?:y|ies)|labels|keywords) ?:",
    r"content retrieved from\b|originally published\b|this (?:article|story|post) (?:was|first|originally)\b",
    r"republished (?:from|with)\b|reprinted (?:from|with)\b|source ?: ?https?:",
    r"about the authors?|written by\b.{0,40}$|\d+ min(?:ute)?s? read\b|(?:reading|estimated) time\b",
    # readers
    r"no comments?\b ?:?$|\d[\d,]* (?:comments?|shares?|likes?|views?|replies|retweets?)\b[^a-z]*$",
    r"(?:leave|post|write) a (?:comment|reply)\b|comments? (?:are closed|\(\d+\)|off\b)",
    r"(?:view|show|see|add|hide) (?:all |your )?(?:\d+ )?comments?\b|your email address will not",
    # law, money and machinery
    r"copyright (?:©|\(c\)|\d{4}|by\b|notice)|©|\(c\) ?\d{4}|&copy;|all rights reserved",
    r"(?:we|this (?:web)?site|our partners|this page) uses? cookies\b|we and our (?:\d+ )?partners\b",
    r"by continuing to (?:use|browse)\b|(?:accept|manage|reject) (?:all )?cookies\b",
    r"(?:cookie|privacy) (?:policy|settings|preferences|notice)\b.{0,30}$|terms (?:of (?:use|service)|and conditions)\b",
    r"correction policy|our standards\b",
    r"advertisement\b.{0,40}$|sponsored\b.{0,30}$|(?:story|article) continues (?:below|after)",
    r"your browser does not|please enable javascript|javascript (?:is|must)|this video (?:is|cannot)",
    r"loading ?(?:\.|…)",
    # the same in other languages
    r"(?:copyright |저작권자 ?)?ⓒ|저작권자|무단 ?전재|관련 ?기사|alle rechte vorbehalten|todos (?:los derechos|os direitos) reservados",
    r"tous droits réservés|tutti i diritti riservati|все права защищены|hak cipta\b|関連記事|続きを読む|相关阅读|版权所有",
    r"(?:tempo de leitura|tiempo de lectura|temps de lecture|tempo di lettura|lesezeit|waktu baca)\b",
    r"\(?(?:leggi anche|lee (?:también|mas|más)|lire (?:aussi|la suite|également)|lesen sie (?:auch|mehr)|lies auch|mehr zum thema"
    r"|weiterlesen|leia (?:também|mais)|veja também|baca juga|читайте (?:также|ещё|еще)|lees ook|läs (?:också|mer)|czytaj także)\b",
    r"(?:compartir|compartilhar|partager|condividi|teilen|поделиться)(?:[ :]|$).{0,40}$",
)
_OPENING = re.compile("|".join(_OPENINGS), re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_CRUMBS = re.compile(r"[\w&' ]{1,30}(?:[|›»>/•·][\w&' ]{1,30}){1,12}$")
_SCRIPTS = (
    r"\bfunction ?\w* ?\(|=> ?\{|\.push\(|\.render\(|\bwindow\.|\bdocument\.|\bvar \w+ ?=|\bconst \w+ ?=",
    r"googletag|adsbygoogle|\$\(|\}\);?$|<!--|-->|<script|</\w+>|<\?php|<!\[CDATA\[",
    r"@media\b|\{[\w-]+ ?: ?[^{}]{1,60};|^[.#@][\w-]+[^{}]{0,60}\{",
)
_SCRIPT = re.compile("|".join(_SCRIPTS))
_CODE_MARKS = frozenset("{}();=<>[]|$_\\")
_CAPTION = re.compile(
    r"[\[(]?(?:(?:(?:file |stock |ap |afp |reuters |handout )?"
    r"(?:photo|photograph|picture|image|illustration|graphic|video)"
    r"(?: credit| by| from| courtesy(?: of)?)? ?[:/©(])"
    r"|caption ?:|credits? ?:|pictured ?:|file (?:photo|picture|image)\b|(?:photo|image|picture|illustration) by\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(\[](?:(?:file )?(?:photo|image|picture|handout|pool|screenshot)\b|[^()\[\]]{1,60}(?:/| via )[^()\[\]]{1,60})"
    r"[^()\[\]]{0,60}[)\]]$"
    r"|(?:/|via |©|: ?)(?:AFP|AP|Reuters|Getty(?: Images)?|EPA|Shutterstock|Alamy|Bloomberg)(?: Photos?| Images)?\)?$",
)
# Who else had a hand in it, at the end of a report.
_SIGN_OFF = re.compile(
    r"[(\[—–-]{0,2} ?(?:(?:additional |with |further )?(?:reporting|writing|editing|research|compiled|edited|translated) by\b"
    r"|(?:the )?(?:associated press|ap|reuters|afp|bloomberg)(?: (?:staff|news))?(?: writers?| reporters?| correspondents?)?\b[^.]{0,300}"
    r"\b(?:contributed|reported from)\b|[^.]{2,120}\bcontributed (?:to this|reporting|to the)\b)"
    r"|.{2,120}\bcan be (?:reached|contacted) at\b",
    re.IGNORECASE,
)
# From here on nothing of the article follows: readers' comments, the author's life, other stories.
_FOOTER = re.compile(
    r"(?:about the authors?\b|no comments?\b|\d+ comments? ?:?$|comments ?(?:\(\d+\))? ?:?$|leave a (?:comment|reply)\b"
    r"|post a comment\b|content retrieved from\b|join the (?:conversation|discussion)\b)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:About|ABOUT) (?:[A-Z][\w&.’'-]*[ ,]{0,2}){1,6}:?")  # the sender of a press release


def is_boilerplate(line: str) -> bool:
    """Whether a line, looked at for itself, belongs to the page and not to the article."""
    line = line[:LOOK]
    bare = line.strip(" \t\xa0:|›»→>•·-–—*#.").lower()
    if bare in _MENU or not any(map(str.isalpha, line)):
        return True
    if _ADDRESS.match(line) or _OPENING.match(line.lstrip("*•·-–—[( ")):
        return len(line) < 200
    return is_script(line) or (bool(_CRUMBS.match(line)) and _is_crumbs(line))


def is_script(line: str) -> bool:
    """Whether a line is program code that leaked into the text."""
    line = line[:LOOK]
    marks = sum(c in _CODE_MARKS for c in line) / max(1, len(line))
    return marks > 0.15 or (marks > 0.04 and _SCRIPT.search(line) is not None)


def is_caption(line: str) -> bool:
    """Whether a line tells of a picture: "Photo: …", "… (Jane Doe/Pool)"."""
    return len(line) < 400 and bool(_CAPTION.match(line) or _CREDIT.search(line[-LOOK:]))


def is_sign_off(line: str) -> bool:
    """Whether a line only credits those who helped, or says how to reach them."""
    return len(line) < 500 and _SIGN_OFF.match(line) is not None


def is_footer(line: str) -> bool:
    """Whether what follows this line is no longer the article."""
    return len(line) < 80 and (_FOOTER.match(line) is not None or _ABOUT.fullmatch(line) is not None)


def _is_crumbs(line: str) -> bool:
    """ "Home > World > Middle East": short parts, most of them known from menus, or several of them."""
    parts = [part.strip().lower() for part in re.split(r"[|›»>/•·]", line)]
    known = sum(part in _MENU for part in parts)
    return known * 2 >= len(parts) or (len(parts) > 3 and max(map(len, parts)) < 20)
