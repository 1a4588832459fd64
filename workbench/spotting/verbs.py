"""Finite verbs, told without a tagger: auxiliaries, irregular and common forms, and the ending -ed."""

from workbench.spotting.cues import CUES, NOUN_FORMS
from workbench.spotting.tokens import AUXILIARIES, Token, words

_PAST = words(
    "became began bent bid bled blew bought broke brought built burned burnt burst came caught chose cost cut dealt did drank "
    "drew drove ate fed fell felt fled flew forbade forced forgot fought found froze gave got grew had heard held hid "
    "hit hurt kept knew laid lay led left lent let lit lost made meant met overcame overthrew paid put quit ran rang "
    "read rose said sank sat saw sent set shook shot showed shrank shut sold sought spent split spoke spread stole stood "
    "struck stuck sued swept swore taught thought threw told took tore underwent understood undertook upheld was went "
    "were withdrew woke won wore wrote"
)
_PRESENT = words(
    "accounts agrees aims allows amounts appears applies asks becomes begins belongs brings calls carries comes consists "
    "contains contributes controls costs covers creates cuts depends employs ends exceeds exists expects expires faces "
    "falls fails gets gives goes grows has helps holds includes increases intends keeps kills knows lacks lasts launches "
    "leads leaves lies lives looks loses makes means meets needs opens operates owns owes pays plans plays produces "
    "provides puts raises reaches receives refuses remains represents requires rises runs seeks seems sells sends "
    "serves sets shows sits sits spends stands starts stays stops supplies supports takes tries turns understands uses "
    "violates wants wins works require include remain live have want need cost seek come take make get give go see "
    "results follows marks exports imports grants bans "
    "account control contain recommends recommend"
)
_NOT_VERBS = words(
    "based united red hundred indeed need speed feed seed bed embed unprecedented alleged so-called armed "
    "limited unlimited advanced related continued repeated detailed supposed united wicked sacred naked"
)


def is_finite(token: Token, before: str = "") -> bool:
    """Whether a word can carry a clause; `before` is the lower-case word in front of it.

    A guess: -ed participles count unless an auxiliary of being or an article stands before them.
    """
    low = token.low
    if low in AUXILIARIES:
        return low not in {"be", "been", "being"}
    if token.is_capital and before:
        return False
    if low in _PAST or low in _PRESENT or (low in CUES - NOUN_FORMS and not low.endswith("ing")):
        return before not in {"to", "the", "a", "an", "of"}
    return (
        low.endswith("ed")
        and len(low) > 4
        and low not in _NOT_VERBS
        and before not in {"the", "a", "an", "of", "by"}
    )


def has_finite(parts: list[Token]) -> bool:
    """Whether any of these tokens can carry a clause."""
    return first_finite(parts) is not None


def first_finite(parts: list[Token]) -> int | None:
    """The place of the first word that can carry a clause."""
    before = ""
    for at, token in enumerate(parts):
        if is_finite(token, before):
            return at
        before = token.low
    return None
