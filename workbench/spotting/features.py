"""What a sentence has that makes it worth checking or not: named features and word n-grams, in one pass."""

import re
from itertools import pairwise
from typing import NamedTuple

from workbench.spotting.lexicon import BY_WORD, FEATURES, PAST_AUXILIARY, PRESENT_AUXILIARY
from workbench.spotting.tokens import words as word_set

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W_]+)*|\d[\d,.]*(?:[^\W\d_]|-(?=[^\W\d_]))*|[%$€£?!\"“”:]")
_MARKS = {
    "?": "question",
    "!": "exclamation",
    '"': "quotation",
    "“": "quotation",
    "%": "percent",
    ":": "colon",
}

# Features without a word list of their own, as a reader is told.
LABELS: dict[str, str] = {name: label for name, (label, _words) in FEATURES.items()} | {
    "figure": "a figure",
    "figures": "several figures",
    "year": "a year",
    "percent": "a percentage",
    "money_mark": "money",
    "question": "a question",
    "exclamation": "an exclamation",
    "quotation": "a quotation",
    "colon": "a colon",
    "name": "a name",
    "names": "several names",
    "many_names": "many names",
    "past": "tells what happened",
    "present": "tells what is",
    "passive": "something was done",
    "no_stop": "no full stop",
    "no_verb": "no verb",
    "few_words": "very few words",
    "short": "few words",
    "brief": "a short sentence",
    "long": "a long sentence",
    "very_long": "a very long sentence",
    "figure_name": "a figure and a name",
    "past_name": "a name, and what happened",
    "own_past": "tells of themselves",
    "only_future": "only about the future",
    "opens_pronoun": "begins with a pronoun",
}
_LENGTHS = ((4, "few_words"), (7, "short"), (11, "brief"), (24, ""), (34, "long"))


class Features(NamedTuple):
    """`named`: feature → the word that showed it ("" where none does); `grams`: the words and pairs of words."""

    named: dict[str, str]
    grams: set[str]


def features(sentence: str) -> Features:
    """Named features and n-grams (words, pairs) of one sentence. In pairs, all figures are one word, all years another."""
    named: dict[str, str] = {}
    words: list[str] = []
    names = count = 0
    was_name = False
    previous = ""
    for token in _TOKEN.findall(sentence.replace("’", "'")):
        first = token[0]
        if first.isalpha():
            low = "u.s." if token == "US" else token.lower()  # not the pronoun
            for name in BY_WORD.get(low, ()):
                named.setdefault(name, token)
            past = low in PAST_AUXILIARY or (low.endswith("ed") and len(low) > 4)
            if past:
                named.setdefault("past", token)
                if low.endswith("ed") and previous in _BE:
                    named.setdefault("passive", token)
            elif low in PRESENT_AUXILIARY:
                named.setdefault("present", token)
            is_name = first.isupper() and token != "I"
            if is_name and count and not was_name:
                names += 1
                named.setdefault("name", token)
            was_name = is_name
            count += 1
        elif first.isdigit():
            low = _figure(token, named)
            was_name = False
            count += 1
        else:
            low = token
            named.setdefault(_MARKS.get(token, "money_mark"), "")
            was_name = False
        words.append(low)
        previous = low
    _combine(named, count, names, sentence, words)
    grams = {word for word in words if word[0].isalpha()} | {f"{a} {b}" for a, b in pairwise(words)}
    return Features(named, grams)


_BE = word_set("was were been is are be being")


def _figure(token: str, named: dict[str, str]) -> str:
    """Note a token of digits; its gram."""
    digits = token.rstrip(".,")
    if len(digits) == 4 and digits.isdigit() and digits[:2] in {"18", "19", "20"}:
        named.setdefault("year", digits)
        return "<year>"
    if "figure" in named:
        named.setdefault("figures", digits)
    named.setdefault("figure", digits)
    return "<figure>"


def _combine(named: dict[str, str], count: int, names: int, sentence: str, words: list[str]) -> None:
    """Features of the sentence as a whole, and pairs of features."""
    if names > 1:
        named["names"] = ""
    if names > 3:
        named["many_names"] = ""
    length = next((name for limit, name in _LENGTHS if count <= limit), "very_long")
    if length:
        named[length] = ""
    if not ("past" in named or "present" in named or "future" in named or "report" in named):
        named["no_verb"] = ""
    if sentence.rstrip("\"”’' )")[-1:] not in {".", "!", "?"}:
        named["no_stop"] = ""
    if "name" in named:
        if "figure" in named or "year" in named:
            named["figure_name"] = ""
        if "past" in named:
            named["past_name"] = ""
    if "past" in named and ("first_person" in named or "we" in named):
        named["own_past"] = ""
    if "future" in named and "past" not in named:
        named["only_future"] = ""
    if words and words[0] in {"he", "she", "it", "they", "this", "that", "these", "there"}:
        named["opens_pronoun"] = words[0]
