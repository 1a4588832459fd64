"""Finite verbs, told without a tagger: auxiliaries, irregular and common forms, and the ending -ed."""

from functools import lru_cache

from workbench.spotting.cues import CUES, NOUN_FORMS
from workbench.spotting.tokens import AUXILIARIES, PRONOUNS, Token, words

PAST = words(
    "arose awoke bore beat bound bit dug forgave ground hung knelt leapt learnt mistook outdid overtook rode rewrote sang slid slept slew sprang stuck strove swam swung undid wove wound withheld withstood "
    "became began bent bid bled blew bought broke brought built burned burnt burst came caught chose cost cut dealt did drank "
    "drew drove ate fed fell felt fled flew forbade forced forgot fought found froze gave got grew had heard held hid "
    "hit hurt kept knew laid lay led left lent let lit lost made meant met overcame overthrew paid put quit ran rang "
    "read rose said sank sat saw sent set shook shot showed shrank shut sold sought spent split spoke spread stole stood "
    "struck stuck sued swept swore taught thought threw told took tore underwent understood undertook upheld was went "
    "were withdrew woke won wore wrote"
)
_PRESENT = words(
    "accepts accounts achieves acts adds admits affects agrees aims allows amounts announces appears applies argues "
    "arrives asks attracts avoids backs bans becomes begins believes belongs breaks brings builds buys calls carries "
    "causes changes charges checks claims closes comes compares concerns confirms considers consists contains "
    "continues contributes controls costs covers creates cuts deals decides defends demands denies depends describes "
    "differs drives drops earns employs ends enjoys ensures enters estimates exceeds exists expands expects expires "
    "explains exports faces fails falls favors features fears feels fights finds flies follows forces gains gets gives "
    "goes grants grows happens hears helps hides hits holds hopes hosts hurts imports imposes improves includes "
    "increases indicates insists intends involves joins jumps keeps kills knows lacks lapses lasts launches lays leads "
    "learns leaves lies lifts limits lives looks loses maintains makes marks matches means measures meets moves needs "
    "notes occurs offers opens operates opposes orders owes owns passes pays permits picks plans plays pledges points "
    "possesses prepares prevents produces prohibits promises protects proves provides publishes pulls pushes puts "
    "raises ranks reaches reads receives recommends records reduces refers reflects refuses rejects relies remains "
    "replaces represents requires rests results returns reveals rises risks rules runs satisfies says seeks seems sees "
    "sells sends serves sets shares shows shuts signs sits slips spends stands starts stays steals stops strengthens "
    "suffers supplies supports suspends takes talks targets tells tends threatens thinks throws tracks trades travels "
    "tries turns understands uses varies views violates visits votes waits walks wants warns welcomes wins withdraws "
    "works writes yields "
    "abandons absorbs accelerates accompanies accuses adopts advises amends approves arrests assists attends authorizes "
    "averages awaits behaves betrays blames boasts borrows captures ceases chooses cites collapses collects combines "
    "commits comprises conceals concludes condemns conducts conforms contradicts convicts cooperates criticizes declares "
    "defeats defines delivers deploys derives deserves destroys detects determines develops devotes dies dismisses "
    "distributes dominates educates elects eliminates emerges emits enables encourages endangers endorses enforces "
    "establishes evolves examines exaggerates excludes executes exempts exposes extends fixes flees focuses forbids "
    "fulfils generates governs handles hires ignores imprisons incorporates infects informs inherits insures "
    "investigates invests invites lags lowers manages manufactures mentions negotiates obliges obtains omits oversees "
    "participates performs persists persuades postpones presents presumes proposes prosecutes qualifies regards "
    "regulates relies renews repeats replies resigns resists resolves restores restricts retains retires reverses "
    "revises roils separates serves settles shoots slows solves speaks submits succeeds sues suggests surrenders "
    "survives swears tightens transforms undermines unveils vetoes vows weakens wears weighs widens wields worsens "
    "cite argue believe agree allow say become seem depend apply exist "
    "require include remain live have want need cost seek come take make get give go see account contain recommend"
)
_AS_NOUNS = words(
    "acts bans breaks calls causes changes charges claims concerns controls costs cuts deals demands drops ends "
    "estimates exports faces falls favors features fears fights forces gains grants helps hits hopes hosts imports "
    "increases joins jumps kills leads leaves lies lifts limits lives looks marks matches means measures moves needs "
    "notes offers orders passes plans plays pledges points promises raises ranks reaches reads records results returns "
    "rises risks rules runs sets shares shows signs starts stays stops supplies supports talks targets tracks trades "
    "travels tries turns uses views visits votes walks wins works yields"
)
_RARELY = words("state report claim note tweet")  # nouns, mostly: "the Sudland state firefighters"
BASES = frozenset(form.removesuffix("s") for form in _PRESENT)  # plan, pledge; nouns as well
_NON_FINITE = words("be been being")
_BEFORE_NOUNS = words("the a an of by his her its their our my")
_NOT_VERBS = words(
    "based united red hundred indeed need speed feed seed bed embed unprecedented alleged so-called armed "
    "limited unlimited advanced related continued repeated detailed supposed united wicked sacred naked"
)


# Whatever is finite is one of these, or ends in -ed: one look-up tells most words apart.
_MAY_BE_FINITE = (AUXILIARIES - _NON_FINITE) | _RARELY | _AS_NOUNS | NOUN_FORMS | PAST | _PRESENT | CUES

_NO_ADVERBS = words(
    "family assembly italy july ally bully supply reply rally monopoly anomaly fly daily weekly monthly butterfly"
)


def is_adverb(low: str) -> bool:
    """Whether a lower-case word is an adverb by its ending."""
    return low.endswith("ly") and low not in _NO_ADVERBS


@lru_cache(maxsize=20_000)
def may_be_finite(low: str) -> bool:
    """Whether a word can carry a clause anywhere, so that it is worth a closer look."""
    listed = low in AUXILIARIES or low in PAST or low in _PRESENT or low in BASES or low in _AS_NOUNS
    return (
        listed
        or low in CUES
        or low in NOUN_FORMS
        or low in _RARELY
        or low.endswith(("ed", "s"))
        or "'" in low
    )


def is_finite(token: Token, before: str = "", name: bool = False) -> bool:
    """Whether a word can carry a clause; `before` is the lower-case word in front of it, `name` if that is one.

    A guess: -ed participles count unless an article stands before them, "plans" and "votes" only behind a
    name or pronoun.
    """
    low = token.low
    if low in AUXILIARIES:
        return low not in _NON_FINITE
    if (token.is_capital and before) or before in _BEFORE_NOUNS:
        return False
    if low in _RARELY:
        return before in PRONOUNS
    if low in _AS_NOUNS or (low in NOUN_FORMS and low != "reported"):
        return name or before in PRONOUNS
    if low in PAST or low in _PRESENT or (low in CUES and not low.endswith("ing")):
        return before != "to"
    return low.endswith("ed") and len(low) > 4 and low not in _NOT_VERBS


def finite_at(parts: list[Token], at: int) -> bool:
    """Whether the word at a place can carry a clause."""
    low = parts[at].low
    if low not in _MAY_BE_FINITE and low[-2:] != "ed":
        return False
    before = parts[at - 1] if at else None
    return is_finite(parts[at], before.low, before.is_capital) if before else is_finite(parts[at])


def has_finite(parts: list[Token]) -> bool:
    """Whether any of these words can carry a clause."""
    return first_finite(parts) is not None


def first_finite(parts: list[Token]) -> int | None:
    """The place of the first word that can carry a clause."""
    for at, token in enumerate(parts):
        if (token.low in _MAY_BE_FINITE or token.low[-2:] == "ed") and finite_at(parts, at):
            return at
    return None
