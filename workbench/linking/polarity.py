"""Negation and its scope, how sure a text is of what it says, and words that exclude each other."""

from functools import cache, lru_cache
from typing import NamedTuple

from workbench.linking import thesaurus
from workbench.linking.tables import listed, table
from workbench.linking.words import Word, stem_of

_CUES = set(
    listed(
        "not no never none nobody nothing neither nor without cannot hardly barely scarcely unable nowhere"
    )
)
_SOFT = {
    stem_of(low)
    for low in listed("fail failure refuse refusal deny lack decline inability forget neglect short")
}  # "refused to say" is "did not say"
_AFTER_SOFT = {"to", "of"}
_DENIALS = {stem_of(low) for low in ("deny", "refute")}  # "denied that it rained" is "it did not rain"
_CHARGES = {
    stem_of(low) for low in listed("accusation allegation charge claim report rumour rumor wrongdoing")
}
_GOES_ON = {"that", "of", "it", "he", "she", "they", "about"}
_FALSE = set(listed("false untrue hoax myth baseless unfounded fabricated fake debunked nonsense bogus"))
_BE = set(listed("is are was were be been being"))
_CUE_STEMS = _SOFT | _DENIALS
_CUE_WORDS = _CUES | _FALSE | {"far"}
_OPENERS = set(listed("only just merely least yet"))  # "not only", "no least" deny nothing
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "anti", "mis")
_SCOPE = 8  # words
_CLOSES = set(listed("but although though while because however unless"))
_NO_ONES = set(listed("no nobody none nowhere never"))
_TIMED = set(listed("until till before"))
_SOON = 5  # words after which "until" no longer says when what is denied begins
_WITHOUT = 3  # words after "without" that are done without
_SOFT_CLOSES = _CLOSES | {"and", "or", "as", "after"}


class Negation(NamedTuple):
    """A word that denies, its span and index, and the indexes of the words in its scope."""

    start: int
    end: int
    text: str
    at: int
    scope: range


class Mode(NamedTuple):
    """A word that says a thing is not simply so: `kind` is "planned", "possible", "alleged", "wanted", "off"."""

    start: int
    end: int
    text: str
    kind: str


def negations(text: str, words: list[Word]) -> list[Negation]:
    """The negations of a text: from the cue to the end of its clause, eight words at most."""
    found = []
    last = len(words) - 1
    for at, word in enumerate(words):
        low = word.low
        if low not in _CUE_WORDS and word.stem not in _CUE_STEMS and low[-3:] != "n't":
            continue
        after = words[at + 1].low if at < last else ""
        closes = _CLOSES
        if low in _CUES or low.endswith("n't"):
            if (
                after in _OPENERS
                or (low == "no" and after.isdecimal())
                or text[word.end : word.end + 1] == "-"
            ):
                continue  # "not only", "No. 1", "no-frills" deny nothing
        elif low == "far":
            if after != "from":
                continue
        elif word.stem in _SOFT and after in _AFTER_SOFT:
            closes = _SOFT_CLOSES
        elif word.stem in _DENIALS and at > 0 and not _is_passive(words, at):
            if word.text.islower() and words[min(at + 1, last)].text[0].isupper():
                continue  # "denied Lund the cup", like "was denied a visa", denies no statement
            if _of_a_charge(words, at):
                continue
            closes = _SOFT_CLOSES
        elif low in _FALSE and _says_false(words, at):
            found.append(Negation(word.start, word.end, word.text, at, _called_false(words, at)))
            continue
        else:
            continue
        end, most = at + 1, at + (_WITHOUT if low == "without" else _SCOPE)
        while end <= min(last, most) and not words[end].after_break and words[end].low not in closes:
            end += 1
        if not _is_bound(words, at, end):
            found.append(Negation(word.start, word.end, word.text, at, range(at + 1, end)))
    return found


def _is_bound(words: list[Word], at: int, end: int) -> bool:
    """Whether only what goes beyond is denied: "no more than 20", "no record sold better than", "not until May"."""
    scope = [word.low for word in words[at + 1 : end]]
    if not _TIMED.isdisjoint(scope[:_SOON]):
        return True
    if "than" not in scope or scope[0] in ("rather", "other"):
        return False
    than = at + 1 + scope.index("than")
    return words[at].low in _NO_ONES or (than + 1 < len(words) and words[than + 1].low[0] in "0123456789$€£")


@lru_cache(maxsize=20_000)
def is_negative(stem: str) -> bool:
    """Whether a word says by itself that something is not so: "excluded", "barred", "unharmed", "driverless"."""
    if stem in _negatives():
        return True
    return stem.endswith("less") and len(stem) > 6


@cache
def _negatives() -> frozenset[str]:
    return frozenset(stem_of(word) for word in table("negatives").split())


def _is_passive(words: list[Word], at: int) -> bool:
    return any(word.low in _BE for word in words[max(0, at - 2) : at])


def _of_a_charge(words: list[Word], at: int) -> bool:
    """ "Denied the accusation": nothing that the text tells, unless "that" or "of" goes on to say what."""
    for to in range(at + 1, min(at + 4, len(words))):
        if words[to].stem in _CHARGES:
            return to + 1 == len(words) or words[to + 1].after_break or words[to + 1].low not in _GOES_ON
    return False


def _says_false(words: list[Word], at: int) -> bool:
    """ "It is false that", "the claim is a hoax", "False: …"."""
    if at + 1 < len(words) and words[at + 1].low == "that":
        return True
    if at == 0:
        return len(words) > 1 and words[1].after_break
    return any(word.low in _BE for word in words[max(0, at - 3) : at])


def _called_false(words: list[Word], at: int) -> range:
    """What is called false: what follows "that" or a colon, else what stands before."""
    if at + 1 < len(words) and (at == 0 or words[at + 1].low == "that"):
        return range(at + 1, min(len(words), at + 1 + 2 * _SCOPE))
    return range(max(0, at - 2 * _SCOPE), at)


def modes(words: list[Word], taken: set[int]) -> list[Mode]:
    """What a text says of the standing of its facts. `taken` words belong to dates ("May")."""
    entries = _modes()
    found = []
    for at, word in enumerate(words):
        kinds = entries.get(word.low) or entries.get(word.stem)
        if kinds is None or at in taken:
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and after.low in kinds:
            said = f"{word.text} {after.text}"
            found.append(Mode(word.start, after.end, said, kinds[after.low]))
        elif "" in kinds:
            found.append(Mode(word.start, word.end, word.text, kinds[""]))
    return found


@cache
def _modes() -> dict[str, dict[str, str]]:
    """Word or stem → the word that must follow ("" for any) → kind."""
    made: dict[str, dict[str, str]] = {}
    for kind, entries in table("modes").items():
        for entry in entries.split():
            word, _, after = entry.partition("+")
            key = word if word.endswith("ly") or len(word) < 5 else stem_of(word)
            made.setdefault(key, {})[after] = kind
    return made


@cache
def opposites() -> dict[str, tuple[str, ...]]:
    """For a key (a stem, or "~" and the stems of a paraphrase group's head) the keys that exclude it."""
    heads = {group[0] for group in table("paraphrases")}
    made: dict[str, set[str]] = {}
    for one, other in table("opposites"):
        for x in _keys(one, heads):
            for y in _keys(other, heads):
                made.setdefault(x, set()).add(y)
                made.setdefault(y, set()).add(x)
    for phrase, others in thesaurus.opposites().items():
        made.setdefault(phrase, set()).update(others)
    return {key: tuple(sorted(excluded)) for key, excluded in made.items()}


def _keys(word: str, heads: set[str]) -> list[str]:
    stem = stem_of(word)
    return [stem, "~" + stem] if word in heads else [stem]


@lru_cache(maxsize=20_000)
def without_prefix(stem: str) -> list[str]:
    """What a stem denies, if its first letters deny: "illegal" → "legal"."""
    return [stem[len(p) :] for p in _PREFIXES if stem.startswith(p) and len(stem) >= len(p) + 4]
