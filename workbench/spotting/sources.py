"""The source of an attribution: the noun phrase beside a cue."""

from workbench.spotting.cues import CUES
from workbench.spotting.names import TITLES
from workbench.spotting.tokens import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    Token,
    words,
)
from workbench.spotting.verbs import finite_at, is_adverb, is_finite

Phrase = tuple[int, int]  # first and last token, both inside

_LONGEST = 14  # tokens of a source
_NAME = 6  # tokens of a name set behind a role, with its comma
_APPOSITION = 28  # tokens between the commas of "Jones, who runs the place, said"
_SKIPPED = AUXILIARIES | words(
    "also later then now already just only recently previously once still even again often repeatedly publicly "
    "famously twice once alone further falsely wrongly reportedly clearly simply quickly all both himself herself themselves itself "
    "first finally earlier today yesterday tonight never not n't angrily flatly openly bluntly reluctantly"
)
_PAPERS = words(
    "report reports claim claims comment comments remark remarks estimate estimates note notes state post statement "
    "letter article study analysis survey poll blog tweet"
)
_PLURALS = words("police people media men women folk staff one another others many some most few both")
_PERIODS = words("week month year day weekend morning afternoon evening night summer spring autumn winter")
_POINTING = words("this last that same past")
_TIMES = PREPOSITIONS | WEEKDAYS | MONTHS
_RELATIVE = words("who which that")
_ADDING = words("who which that whose whom where")


def source_before(parts: list[Token], cue: int) -> Phrase | None:
    """The noun phrase in front of a cue: "Jones", "a spokesman for Jones", "Jones, who runs the place,"."""
    at = _before_adverbs(parts, cue - 1)
    if at < 0:
        return None
    if parts[at].text == ")":
        at = _before_brackets(parts, at) + 1
        return source_before(parts, at) if at > 0 else None
    if parts[at].text in {",", "—", "–", "--", "-"}:
        return _before_apposition(parts, at)
    if parts[at].low in _RELATIVE:
        return source_before(parts, at - 1 if at and parts[at - 1].text == "," else at) if at else None
    if parts[at].low in PRONOUNS:
        return at, at
    if parts[at].low in SUBORDINATORS:
        return None  # "when asked"
    if parts[at].low == "having":
        return _doer(parts, at)
    phrase = _leftwards(parts, at)
    return phrase if phrase and _is_somebody(parts, phrase) else None


def _before_adverbs(parts: list[Token], at: int) -> int:
    """The token before "repeatedly", "also", "earlier this month", "on Tuesday", where such words end at `at`."""
    while at >= 0:
        low, before = parts[at].low, parts[at - 1].low if at else ""
        if low in _SKIPPED or is_adverb(low):
            at -= 1
        elif (low in _PERIODS and before in _POINTING) or (low in WEEKDAYS and before in {"on", "last"}):
            at -= 2
        else:
            break
    return at


def _is_somebody(parts: list[Token], phrase: Phrase) -> bool:
    """Whether a phrase can name a source: with a capital, an article or a plural; not "twice", "Wednesday"."""
    first, last = phrase
    head = parts[last].low
    if head in WEEKDAYS or head in MONTHS or head in SUBORDINATORS or is_adverb(head):
        return False
    named = any(
        token.is_capital or token.low in DETERMINERS or token.text[0].isdigit()
        for token in parts[first : last + 1]
    )
    return named or head.endswith("s") or head in _PLURALS


def _before_brackets(parts: list[Token], at: int) -> int:
    """The token before "(R-Texas)", where one closes at `at`; else `at` itself."""
    if at < 0 or parts[at].text != ")":
        return at
    while at >= 0 and parts[at].text != "(":
        at -= 1
    return at - 1


def _doer(parts: list[Token], having: int) -> Phrase | None:
    """Who it is that acts in "the US pushing sanctions after having asserted …"."""
    for at in range(having - 1, 0, -1):
        if parts[at].low.endswith("ing") and parts[at - 1].is_capital:
            return _leftwards(parts, at - 1)
    return None


def _before_apposition(parts: list[Token], comma: int) -> Phrase | None:
    """The phrase and its apposition, "Jones, who runs the place", before the closing comma that is given."""
    mark = parts[comma].text
    if parts[comma - 1].text == ")":
        return _leftwards(parts, _before_brackets(parts, comma - 1))
    opened = [at for at in range(max(1, comma - _APPOSITION), comma) if parts[at].text == mark]
    for at in opened:  # the widest first: an apposition may hold commas
        between = parts[at + 1 : comma]
        if any(token.text in {";", ":"} for token in between) or _is_unbalanced(between):
            continue
        head = _leftwards(parts, _before_brackets(parts, at - 1))
        named = head and not any(
            is_finite(token) and token.low not in _RELATIVE for token in parts[head[0] : at]
        )
        if head and named and between and _is_somebody(parts, head) and _is_aside(between):
            return head[0], comma - 1
    phrase = _leftwards(parts, comma - 1)  # "Jones of the port, says"
    return phrase if phrase and phrase[0] == 0 and phrase[1] > 0 else None


def _is_unbalanced(between: list[Token]) -> bool:
    """Whether a quotation begins or ends between two commas."""
    marks = [token.text for token in between if token.text in {"“", "”", '"', "''"}]
    return bool(marks) and (len(marks) % 2 == 1 or marks[0] == "”")


def _is_aside(between: list[Token]) -> bool:
    """Whether what stands between two commas only says more about a name: "58", "who runs it", "a lawyer who …"."""
    relative = next((at for at, token in enumerate(between) if token.low in _ADDING), len(between))
    participles = ("ed", "ing")  # "a lawyer representing those arrested"
    return not any(
        finite_at(between, at) and not between[at].low.endswith(participles) for at in range(relative)
    )


def _leftwards(parts: list[Token], last: int) -> Phrase | None:
    if last < 0 or not parts[last].is_word:
        return None
    first = last
    while first > 0 and last - first < _LONGEST and _continues(parts, first):
        first -= 1
    first = _without_opener(parts, first, last)
    return (first, last) if parts[last].low not in PREPOSITIONS else None


def _continues(parts: list[Token], first: int) -> bool:
    """Whether the phrase that begins at `first` takes in the token before it."""
    token = parts[first - 1]
    if not token.is_word and token.text not in {"&", "’s", "'s", "'", "’"}:
        return False
    if token.low in CONJUNCTIONS:
        return token.low == "and" and first > 1 and parts[first - 2].is_capital and parts[first].is_capital
    if finite_at(parts, first - 1) and not token.low.endswith("ed"):
        return False
    stops = token.low in SUBORDINATORS or token.low in PRONOUNS or token.low in AUXILIARIES
    return not stops and not (token.low in CUES and token.low.endswith(("ed", "id", "ing", "ays", "old")))


def _without_opener(parts: list[Token], first: int, last: int) -> int:
    """Past "On Tuesday", "In a statement" at the front of a phrase."""
    while first < last and (
        parts[first].low in _TIMES or parts[first].text[0].isdigit() or parts[first].low == "meanwhile"
    ):
        at = first + 1
        while at < last and not (parts[at].is_capital or parts[at].low in DETERMINERS):
            at += 1
        first = at
    return first


def source_after(parts: list[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at a token: after "said" turned round, or after "according to"."""
    if first >= len(parts) or not parts[first].is_word:
        return None
    if parts[first].low in PRONOUNS:
        return first, first
    if (
        parts[first].low in PREPOSITIONS
        or parts[first].low in SUBORDINATORS
        or parts[first].low in AUXILIARIES
    ):
        return None
    last = first
    while last + 1 < len(parts) and last - first < _LONGEST and _goes_on(parts, last + 1):
        last += 1
    return first, last


def with_name(parts: list[Token], phrase: Phrase) -> Phrase:
    """A phrase with the name set behind it: "the coach, Ana Ruiz,"."""
    first, last = phrase
    at = last + 2
    named = parts[last].is_capital and parts[first].is_capital
    if named or at >= len(parts) or parts[last + 1].text != "," or not parts[at].is_capital:
        return phrase
    while at + 1 < len(parts) and parts[at + 1].is_capital and at - last < _NAME:
        at += 1
    closed = at + 1 == len(parts) or parts[at + 1].text in {",", "."}
    return (first, at) if closed and at > last + 2 else phrase


def _goes_on(parts: list[Token], at: int) -> bool:
    token = parts[at]
    if token.low in {"of", "for"} or (
        token.low in {"to", "at", "in", "from", "on"} and parts[at - 1].low in TITLES
    ):
        return at + 1 < len(parts) and parts[at + 1].is_word
    if token.low == "by" and parts[at - 1].low in _PAPERS:
        return at + 1 < len(parts) and parts[at + 1].is_word
    if token.low == "and":
        return at + 1 < len(parts) and parts[at + 1].is_capital and parts[at - 1].is_capital
    if not token.is_word:
        return token.text == "&"
    if parts[at - 1].low in DETERMINERS:
        return True
    closed = token.low in PREPOSITIONS or token.low in SUBORDINATORS or token.low in AUXILIARIES
    return not (
        closed
        or token.low in CONJUNCTIONS
        or (token.low in CUES and not (token.is_capital or token.low in _PAPERS))
        or token.low in WEEKDAYS
        or token.low in PRONOUNS
    )
