"""What a sentence has that makes it worth checking or not: named features and its words, in one pass."""

import re
import sys
from typing import NamedTuple

from workbench.spotting.lexicon import BY_WORD, FEATURES, IRREGULAR_PAST, PAST_AUXILIARY, PRESENT_AUXILIARY
from workbench.spotting.tokens import words as word_set

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W_]+)*|\d[\d,.]*(?:[^\W\d_]|-(?=[^\W\d_]))*|[%$€£?!\"“”:(\[]")
_MARKS = {
    **dict.fromkeys("$€£", "money_mark"),
    **dict.fromkeys('"“”', "quotation"),
    **dict.fromkeys("([", "bracket"),
    "%": "percent",
    "?": "question",
    "!": "exclamation",
    ":": "colon",
}

# Features without a word list of their own, as a reader is told.
LABELS: dict[str, str] = {name: label for name, (label, _words) in FEATURES.items()} | {
    "figure": "a figure",
    "figures": "several figures",
    "many_figures": "many figures",
    "year": "a year",
    "percent": "a percentage",
    "money_mark": "money",
    "question": "a question",
    "exclamation": "an exclamation",
    "quotation": "a quotation",
    "opens_quote": "begins with a quotation mark",
    "quote_goes_on": "a quotation goes on",
    "colon": "a colon",
    "bracket": "brackets",
    "name": "a name",
    "names": "several names",
    "many_names": "many names",
    "past": "tells what happened",
    "present": "tells what is",
    "perfect": "tells what has happened",
    "passive": "something was done",
    "no_stop": "no full stop",
    "leads_in": "leads in a quotation",
    "no_verb": "no verb",
    "date_line": "a date alone",
    "few_words": "very few words",
    "short": "few words",
    "brief": "a short sentence",
    "middling": "a sentence of middling length",
    "long": "a long sentence",
    "very_long": "a very long sentence",
    "figure_name": "a figure and a name",
    "past_name": "a name, and what happened",
    "own_past": "tells of themselves",
    "only_future": "only about the future",
    "vague": "neither figure, name nor event",
    "said_view": "somebody's view",
    "said_fact": "somebody says what happened",
    "said_figure": "somebody gives a figure",
    "opens_pronoun": "begins with a pronoun",
    "opens_the": "begins with a known thing",
    "opens_a": "begins with a new thing",
    "opens_when": "begins with time, place or condition",
    "opens_but": "takes up what was said before",
    "spoken": "somebody speaks",
}
_LENGTHS = ((4, "few_words"), (7, "short"), (11, "brief"), (17, "middling"), (26, ""), (36, "long"))
_BE = word_set("was were been is are be being")
_HAVE = word_set("has have had having")
_OPENS = {
    word: name
    for name, listed in {
        "opens_pronoun": "he she it they this that these those there his her its their",
        "opens_the": "the",
        "opens_a": "a an one some two three four several many",
        "opens_when": "in on at after before when while if as since during under for although though with by from",
        "opens_but": "but and so because then or also however",
    }.items()
    for word in listed.split()
}
_SPEAKING = word_set("first_person we you question thanks")
_VIEWS = word_set("hedge opinion wish mind")
_DONE = word_set("passive perfect allege")


class Features(NamedTuple):
    """`named`: feature → the word that showed it ("" where none does); `words`: all words and marks, in order."""

    named: dict[str, str]
    words: list[str]


class _Word(NamedTuple):
    """What a token is by itself: as a word, what it shows, itself where it has a capital, and whether it may be a participle."""

    word: str
    shows: dict[str, str]
    name: str  # "" is no name
    is_participle: bool


def features(sentence: str) -> Features:
    """The features of one sentence. As words, all figures are the same, and all years."""
    named: dict[str, str] = {}
    words: list[str] = []
    names = 0
    was_name = "."  # what stands first has its capital anyway
    for piece in sentence.split():
        for word, shows, name, is_participle in _PIECES[piece]:
            if shows:
                named.update(shows)
            if name and not was_name:
                names += 1
                named["name"] = name
            was_name = name
            if is_participle and words:
                _helped(named, words[-1], word)
            words.append(word)
    _whole(named, names, words)
    _edges(named, sentence, words)
    _together(named)
    return Features(named, words)


class _Pieces(dict[str, tuple[_Word, ...]]):
    """The tokens of what stands between two spaces, remembered: most of a text's words come again and again."""

    def __missing__(self, piece: str) -> tuple[_Word, ...]:
        found = tuple(_word(token) for token in _TOKEN.findall(piece.replace("’", "'")))
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = found
        return found


_LONGEST, _REMEMBERED = 40, 1 << 15
_PIECES = _Pieces()


def _word(token: str) -> _Word:
    first = token[0]
    if first.isdigit():
        digits = token.rstrip(".,")
        if len(digits) == 4 and digits.isdigit() and digits[:2] in {"18", "19", "20"}:
            return _Word("<year>", {"year": digits}, "", False)
        return _Word("<figure>", {"figure": digits}, "", False)
    if not first.isalpha():
        return _Word(token, {_MARKS[token]: ""} if token in _MARKS else {}, "", False)
    low = "u.s." if token == "US" else token.lower()  # not the pronoun
    shows = dict.fromkeys(BY_WORD.get(low, ()), token)
    if low in PAST_AUXILIARY or low in IRREGULAR_PAST or (low.endswith("ed") and len(low) > 4):
        shows["past"] = token
    elif low in PRESENT_AUXILIARY:
        shows["present"] = token
    name = token if first.isupper() and low.split("'")[0] != "i" else ""
    return _Word(sys.intern(low), shows, name, low.endswith("ed") or low == "been")


def _helped(named: dict[str, str], before: str, participle: str) -> None:
    """A participle behind a form of be or have."""
    if before in _BE:
        named["passive"] = participle
    elif before in _HAVE:
        named["perfect"] = participle


def _whole(named: dict[str, str], names: int, words: list[str]) -> None:
    """How much there is of each."""
    if names > 1:
        named["names"] = ""
    if names > 3:
        named["many_names"] = ""
    figures = words.count("<figure>")
    if figures > 1:
        named["figures"] = ""
    if figures > 3:
        named["many_figures"] = ""
    length = next((name for limit, name in _LENGTHS if len(words) <= limit), "very_long")
    if length:
        named[length] = ""


def _edges(named: dict[str, str], sentence: str, words: list[str]) -> None:
    """How the sentence begins and ends."""
    opens = _OPENS.get(words[0]) if words else None
    if opens:
        named[opens] = words[0]
    last = sentence.rstrip("\"”’' )]")[-1:]
    if last not in {".", "!", "?"}:
        named["no_stop"] = ""
        if last in {",", ":"}:
            named["leads_in"] = ""
        if "year" in named and "month" in named and len(words) < 6:
            named["date_line"] = ""
    if "quotation" in named:
        if sentence[0] in {'"', "“"}:
            named["opens_quote"] = ""
        if sum(word in {'"', "“", "”"} for word in words) % 2:
            named["quote_goes_on"] = ""


def _together(named: dict[str, str]) -> None:
    """What features mean together."""
    seen = named.keys()
    exact = "figure" in seen or "year" in seen
    if exact and "name" in seen:
        named["figure_name"] = ""
    if "past" in seen:
        if "name" in seen:
            named["past_name"] = ""
        if "first_person" in seen or "we" in seen:
            named["own_past"] = ""
    elif "future" in seen:
        named["only_future"] = ""
    elif not ("present" in seen or "report" in seen):
        named["no_verb"] = ""
    if not (exact or "name" in seen or "past" in seen):
        named["vague"] = ""
    if "report" in seen:
        _reported(named, exact)
    if not _SPEAKING.isdisjoint(seen):
        named["spoken"] = ""


def _reported(named: dict[str, str], exact: bool) -> None:
    """What kind of thing somebody says."""
    if not _VIEWS.isdisjoint(named):
        named["said_view"] = ""
    elif exact:
        named["said_figure"] = ""
    elif not _DONE.isdisjoint(named):
        named["said_fact"] = ""
