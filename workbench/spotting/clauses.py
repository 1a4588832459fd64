"""Parts of a sentence that claim something of their own: clauses, beside each other and inside each other."""

import re

from workbench.spotting.cues import CUES, DENIALS
from workbench.spotting.tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBORDINATORS, Token, words
from workbench.spotting.verbs import finite_at, first_finite, has_finite

Range = tuple[int, int]  # tokens, the end exclusive

_CONNECTIVES = re.compile(
    r"""(?:(?:of\ course|in\ fact|for\ instance|for\ example|as\ a\ result|in\ addition|at\ the\ same\ time|
            on\ the\ other\ hand|in\ other\ words|meanwhile|however|moreover|furthermore|nevertheless|nonetheless|
            well|now|then|still|instead|besides|again|yes|no|finally|indeed|also),\ *
         |(?:meanwhile|however|also|thus|therefore|indeed|so|but|and|or|yet)\ +)+""",
    re.X | re.I,
)
_FACT_OPENERS = words("since after because before when until although though while whereas that once")
_PHRASAL = words(
    "since after before until"
)  # open a phrase, where no verb stands before: "the year after the war was"
_COORDINATORS = words("and but so while whereas yet")
_CONCEDING = words("while whereas although though")
_SUBJECT_PRONOUNS = words("he she they we i it there this these those")
_STRONG_BREAKS = frozenset({";", "—", "–", "--"})
_MARKS = _STRONG_BREAKS | {",", ":", "(", ")", "”", "“", '"', ".", "?", "!"}
_TAKES_OBJECT = AUXILIARIES | PREPOSITIONS | SUBORDINATORS | words("and or but than")
_NEW_CLAUSE = SUBORDINATORS - words("that where who which as before after")
_STATEMENTS = words(
    "claim claims charge charges allegation allegations suggestion suggestions statement report reports rumor rumors "
    "rumour rumours fact belief view evidence warning argument accusation accusations announcement idea sign signs"
)
_NEGATIONS = words("no not never without n't doesn't don't didn't isn't wasn't cannot")
_FEWEST = 4  # tokens of a clause
_SUBJECT = 9  # tokens in which a clause shows its subject and verb


_DATELINE = re.compile(r"[A-Z][A-Z .,]{2,30}?(?:,? ?[A-Z][a-z]{1,9}\.? ?)?(?:\([^()]{1,40}\) ?)?[-–—]{1,2} ")


def opening(text: str, start: int, end: int) -> int:
    """Where a sentence begins once a dateline, an opening mark, "However," and "But" are passed."""
    dateline = _DATELINE.match(text, start, end)
    if dateline:
        start = dateline.end()
    while start < end and text[start] in " \xa0\"“‘'-*•–—([":
        start += 1
    head = text[start : min(end, start + 120)]
    match = _CONNECTIVES.match(head)
    return start + match.end() if match and match.end() < len(head) else start


def coordinate(parts: list[Token]) -> list[Range]:
    """The sentence cut where a second full clause begins: "…, and the US left", "…; Iran denies it"."""
    found: list[Range] = []
    begun = 0
    main = _conceded(parts)
    if main:
        found.append((1, main - 1))
        begun = main
    for at in range(max(3, begun), len(parts) - 3):
        if parts[at].text in _STRONG_BREAKS or parts[at].text == ":":
            end = at
        elif parts[at].low in _COORDINATORS and parts[at - 1].text == ",":
            end = at - 1
        else:
            continue
        if (
            end - begun >= _FEWEST
            and _is_clause(parts[at + 1 : at + 1 + _SUBJECT])
            and has_finite(parts[begun:end])
        ):
            found.append((begun, end))
            begun = at + 1
    return [*found, (begun, len(parts))]


def _conceded(parts: list[Token]) -> int:
    """Where the main clause begins behind "While …,": both claim something of their own; 0 where there is none."""
    if not parts or parts[0].low not in _CONCEDING:
        return 0
    for at in range(_FEWEST, len(parts) - 3):
        begins = parts[at].text == "," and parts[at + 1].low not in _COORDINATORS
        if begins and has_finite(parts[1:at]):
            behind = parts[at + 1 : at + 1 + _SUBJECT]
            verb = first_finite(behind)
            return at + 1 if verb and all(token.text != "," for token in behind[:verb]) else 0
    return 0


def _is_clause(parts: list[Token]) -> bool:
    """Whether tokens open as a clause does: a subject, then a finite verb."""
    verb = first_finite(parts)
    if not verb or any(token.text == "," for token in parts[:verb]):
        return False
    head = parts[0]
    return (
        head.low in _SUBJECT_PRONOUNS
        or head.low in DETERMINERS
        or head.is_capital
        or (verb > 1 and head.is_word)
    )


def embedded(parts: list[Token]) -> list[Range]:
    """Clauses inside a clause that state a fact of their own: "since the US left the deal in 2018"."""
    found = []
    for at, token in enumerate(parts[:-3]):
        first = at + 1
        if token.low == "moment":  # "the moment the embargo expires"
            opens = at > 0 and parts[at - 1].low == "the"
        else:
            opens = token.low in _FACT_OPENERS and not (token.low == "that" and _is_relative(parts, at))
            opens = opens and not (at and token.low in _PHRASAL and not has_finite(parts[:at]))
        if opens and _is_clause(parts[first : first + _SUBJECT]):
            end = _clause_end(parts, first)
            if end - first >= _FEWEST:
                found.append((first, end))
    return found


def _is_relative(parts: list[Token], that: int) -> bool:
    """Whether "that" opens no statement of its own: "the accord that Tehran signed", "no proof that"; not "warned that"."""
    if that == 0:
        return False
    if any(
        token.low in DENIALS or token.low in _NEGATIONS for token in parts[max(0, that - _SUBJECT) : that]
    ):
        return True
    before = parts[that - 1].low
    return not (finite_at(parts, that - 1) or before in CUES or before in _STATEMENTS)


def _clause_end(parts: list[Token], first: int) -> int:
    """Where the clause that begins at `first` ends: at a mark, a new subject, or another subordinate clause."""
    verb_seen = False
    for at in range(first, len(parts)):
        token = parts[at]
        if token.text in _MARKS:
            return at
        if verb_seen and (
            token.low in _NEW_CLAUSE or _begins_anew(parts, at) or _opens_circumstance(parts, at)
        ):
            return at
        verb_seen = verb_seen or finite_at(parts, at)
    return len(parts)


def _begins_anew(parts: list[Token], at: int) -> bool:
    """Whether a pronoun opens the main clause: "since the US left the deal in 2018 it has no leverage"."""
    if parts[at].low not in _SUBJECT_PRONOUNS or at + 1 >= len(parts):
        return False
    before = parts[at - 1]
    return before.low not in _TAKES_OBJECT and not finite_at(parts, at - 1) and finite_at(parts, at + 1)


def _opens_circumstance(parts: list[Token], at: int) -> bool:
    """ "with officials since trashing it", ", with laws banning it": no part of the claim before it."""
    if parts[at].low != "with":
        return False
    behind = parts[at + 1 : at + 7]
    doing = next(
        (i for i, token in enumerate(behind) if i and token.low.endswith("ing") and len(token.low) > 5), None
    )
    if doing is None:
        return False
    return parts[at - 1].text == "," or behind[doing - 1].low in {"since", "now", "also", "still"}


def core(parts: list[Token]) -> int:
    """How many tokens of a clause stand before a trailing circumstance."""
    verb = first_finite(parts)
    for at in range(len(parts) if verb is None else verb + 2, len(parts)):
        if parts[at].low == "with" and _opens_circumstance(parts, at):
            return at - 1 if parts[at - 1].text == "," else at
    return len(parts)
