"""Pages that do not show their article: to those who have not paid, not agreed, not run their scripts.

What such a page says of itself is believed where it shows little: phrases of its visible text, `noscript`, the
`isAccessibleForFree` of schema.org, the content tier that some publishers give.
"""

import re
from collections.abc import Sequence

from workbench.reading.markup import Markup
from workbench.reading.pieces import Piece

SHORT = 2_500  # characters; a page that shows more has shown its article
_NEXT_TO_NOTHING = 400
_NOTHING = 80
_LOOK = 300  # characters of a line
_BEYOND = "open it in a browser, save the whole text, and read that"
_UNPAID = re.compile(
    r"(?:to (?:continue|keep|finish|read (?:the|this) (?:full|whole|rest))|continue|keep) reading\b.{0,80}(?:subscri|sign|log|regist|account|join)"
    r"|(?:subscribe|sign (?:up|in)|log in|register|join)\b.{0,40} to (?:continue|keep reading|read (?:more|on|the (?:full|whole|rest)|this)|unlock|access|view)"
    r"|(?:article|story|content|page) is (?:only |exclusively |reserved )?(?:available )?(?:for|to) (?:\w+ ){0,2}(?:subscribers|members)"
    r"|(?:subscriber|member|premium)[- ](?:only|exclusive)|already (?:a|an) (?:\w+ )?(?:subscriber|member)|unlock this (?:article|story)"
    r"|you (?:have|[’']ve) (?:reached|used|read) (?:all )?(?:your|the) .{0,40}(?:free|limit)|\d+ free articles?\b|remaining free articles?"
    r"|(?:pour lire la suite|réservé aux abonnés|nur für abonnenten|weiterlesen mit|solo para suscriptores|exclusivo para assinantes"
    r"|riservato agli abbonati|доступно только подписчикам)",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:robot|human)"
    r"|(?:complete|solve) the captcha|unusual (?:traffic|activity) from|enable javascript and cookies to continue"
    r"|(?:please )?prove (?:that )?you[’' ]?a?re not a robot|access (?:to this page has been )?denied|request (?:was |has been )?blocked|ddos protection",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"before you continue to|(?:accept|agree to|consent to)\b.{0,60}(?:cookies|tracking).{0,60}\b(?:continue|proceed|access|read)"
    r"|we (?:and our (?:\d+ )?partners )?(?:use|store).{0,60}cookies",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"(?:enable|turn on|activate|requires?|needs?|without|have|run|supports?|disabled?)\W+(?:\w+\W+){0,5}java ?script|java ?script (?:is|must|has|seems|appears|required)",
    re.IGNORECASE,
)


def needs_scripts(page: Markup, found: Sequence[Piece]) -> bool:
    """Whether a page that shows next to nothing would show more to a browser."""
    if _size(found) >= _NEXT_TO_NOTHING:
        return False
    said = [piece.text[:_LOOK] for piece in found] + page.without_scripts
    return any(map(_SCRIPTED.search, said)) or (page.has_scripts and _size(found) < _NOTHING)


def why_short(page: Markup, found: Sequence[Piece], lines: int, size: int) -> str:
    """Why a page shows no more than `lines` paragraphs of `size` characters, and what to do; "" where it does not say."""
    if size >= SHORT:
        return ""
    said = [piece.text[:_LOOK] for piece in found]
    if size < _NEXT_TO_NOTHING and any(map(_CHECKED.search, said)):
        return f"the page wants to know whether a person reads it, and showed no article: {_BEYOND}"
    if _is_paid(page) or any(map(_UNPAID.search, said)):
        count = "1 paragraph was" if lines == 1 else f"{lines} paragraphs were"
        return f"the page shows only its beginning to those who have not paid or signed in: {count} read; {_BEYOND}"
    if size < _NEXT_TO_NOTHING and any(map(_AGREED.search, said)):
        return f"the page shows little before its cookies are agreed to: {_BEYOND}"
    if needs_scripts(page, found):
        return f"the page needs a browser to show all its text: {_BEYOND}"
    return ""


def _is_paid(page: Markup) -> bool:
    if str(page.data.article.get("isAccessibleForFree", "")).strip().lower().rpartition("/")[2] == "false":
        return True
    return page.first("article:content_tier").lower() in {"locked", "metered"}


def _size(found: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in found)
