"""Sentences reworded lightly, or with one fact changed, to learn what a conflict looks like."""

import random
import re
from functools import cache

from workbench.linking.polarity import opposites
from workbench.linking.tables import listed, table
from workbench.linking.terms import frequencies
from workbench.linking.words import stem_of

_DROPPED = re.compile(r"\b(?:the|a|an|very|also|just|really|however|already|still|that)\s+", re.IGNORECASE)
_TAIL = re.compile(r",[^,]{5,60}$|\s+(?:on|in|at|after|during|for)\s+[^,.]{3,40}\.?$")
_HEAD = re.compile(r"^[A-Z][^,]{3,40},\s+")
_VERB = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|do|does|did)\b(?! not|n't)",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto (?=[a-z]{3,})")
_PAST = re.compile(r"\b(?!need|indeed|hundred|speed|exceed)([a-z]{2,}ed)\b")
_PRESENT = re.compile(
    r"(?<=[a-z] )([a-z]{3,}[^s\W]s)(?= (?:the|a|an|to|in|on|at|by|for|with|from|over|its|his|her|[A-Z]))"
)
_ADVERBS = listed("already finally reportedly indeed once long since now again later")
_NOT = re.compile(r"\b(?:not|never) |(?<=\w)n't\b")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CAPITAL = re.compile(r"\b[A-Z][\w'’]{2,}(?: (?:of |the |al-|bin |de )?[A-Z][\w'’]+)*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")
_SMALL = listed(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"
)
_WORDS = re.compile(rf"\b(?:{'|'.join(_SMALL)})\b")
_MONTHS = listed("January February March April June July August September October November December")
_WEEKDAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_CALENDAR = re.compile(rf"\b(?:{'|'.join(_MONTHS + _WEEKDAYS)})\b")
_STRANGERS = listed(
    "Bennet Okafor Lindqvist Tanaka Ferreira Dunmore Castellano Peterborough Valdivia Zanzibar Northgate "
    "Hargreaves Petrov Albright Kessler Whitcombe Santos Iverson Moldova Paraguay Oslo Nairobi Lima Toronto "
    "Harbour Falcon Express Council Review Summit Garden Motors Rangers United Festival Bishop Justice Union "
    "Market Valley Tower Brothers Energy Sunday Crown Rivers Guard Museum Station Sterling Phoenix Alliance "
    "Maria Viktor Yusuf Chen Ingrid Pablo Amara Dmitri Leila Hassan Keiko Rafael Fiona Kwame Priya Anton"
)
_SYLLABLES = listed("ba ren to mi ka lo ven dra sho el mar tin gu ross pe han ol wick fer na dal sen ki ya")


def reworded(text: str, dice: random.Random) -> str:
    """The same said a little otherwise: small words dropped, a paraphrase, a clause or half a name less."""
    text = text.strip()
    if dice.random() < 0.6:
        text = _DROPPED.sub(lambda found: found.group() if dice.random() < 0.3 else "", text)
    for _ in range(dice.choice([0, 1, 1, 2, 3])):
        text = _paraphrased(text, dice)
    if dice.random() < 0.4 and len(text) > 25:
        text = _TAIL.sub("", text)
    if dice.random() < 0.2:
        text = _VERB.sub(lambda found: f"{found.group()} {dice.choice(_ADVERBS)}", text, count=1)
    if dice.random() < 0.4 and len(text) > 80:
        text = _HEAD.sub("", text)
    if dice.random() < 0.3:
        text = _shorter_name(text, dice)
    if dice.random() < 0.5:
        text = text.rstrip(".")
    return text


def recased(a: str, b: str, dice: random.Random) -> tuple[str, str]:
    """A pair as headlines or as lower-case text have it; mostly as it is."""
    way = dice.random()
    if way < 0.15:
        return a.lower(), b.lower()
    return tuple(_title(text) if dice.random() < 0.25 else text for text in (a, b))  # type: ignore[return-value]


def edited(text: str, dice: random.Random, pool: list[str] | None = None) -> str | None:
    """The text with one fact changed: a figure, a date, a negation, an opposite, or a name.

    Names come from the `pool`, where one is given. None: nothing to change.
    """
    ways = [_other_number, _denied, _denied, _opposite, _opposite, _turned, _other_day]
    ways += [lambda said, with_dice: _other_name(said, with_dice, pool or _STRANGERS)] * 3
    dice.shuffle(ways)
    for way in ways:
        changed = way(text, dice)
        if changed is not None and changed != text:
            return changed
    return None


def names_in(texts: list[str]) -> list[str]:
    """The words with a capital inside sentences: what may stand in the place of a name."""
    found = {word for text in texts for name in _NAME.findall(text) for word in (name, *name.split())}
    return sorted(found)


def _paraphrased(text: str, dice: random.Random) -> str:
    groups = _groups()
    spoken = [word for word in re.findall(r"[a-z]{4,}", text) if word in groups]
    if not spoken:
        return text
    word = dice.choice(spoken)
    return re.sub(rf"\b{word}\b", dice.choice(groups[word]), text, count=1)


@cache
def _groups() -> dict[str, list[str]]:
    """A word of the paraphrase groups, inflected, → what may stand for it."""
    made: dict[str, list[str]] = {}
    for group in table("paraphrases"):
        for phrase in group:
            if phrase.isalpha():
                for form in ("", "s", "ed", "ing"):
                    others = [_inflected(other, form) for other in group if other != phrase]
                    made.setdefault(_inflected(phrase, form), []).extend(others)
    return made


def _shorter_name(text: str, dice: random.Random) -> str:
    found = [name for name in _NAME.finditer(text) if " " in name.group()]
    if not found:
        return text
    at = dice.choice(found)
    return text[: at.start()] + at.group().split()[-1] + text[at.end() :]


def _title(text: str) -> str:
    return re.sub(r"\b[a-z][\w'’]{3,}", lambda found: found.group().capitalize(), text)


def _other_number(text: str, dice: random.Random) -> str | None:
    found = list(_NUMBER.finditer(text))
    if not found:
        spelled = list(_WORDS.finditer(text))
        if not spelled:
            return None
        at = dice.choice(spelled)
        return text[: at.start()] + dice.choice([w for w in _SMALL if w != at.group()]) + text[at.end() :]
    at = dice.choice(found)
    value = float(at.group().replace(",", ""))
    if "." in at.group():
        new = value + dice.choice([-1, 1, 2, 0.4, -0.3, 5])
    elif value < 100 or 1800 < value < 2100:
        new = value + dice.choice([-7, -3, -2, -1, 1, 2, 3, 5, 8, 20])
    else:
        new = round(value * dice.choice([0.5, 0.9, 1.1, 1.3, 2, 3]))
    if new <= 0 or new == value:
        new = value + 1
    said = str(int(new)) if 1800 < new < 2100 else f"{new:,.1f}".removesuffix(".0")
    return text[: at.start()] + said + text[at.end() :]


def _other_day(text: str, dice: random.Random) -> str | None:
    found = list(_CALENDAR.finditer(text))
    if not found:
        return None
    at = dice.choice(found)
    others = [day for days in (_MONTHS, _WEEKDAYS) if at.group() in days for day in days if day != at.group()]
    return text[: at.start()] + dice.choice(others) + text[at.end() :]


def _denied(text: str, dice: random.Random) -> str | None:
    """A "not" more or less: after an auxiliary, before an infinitive, with "did" before a past form."""
    if _NOT.search(text):
        return _NOT.sub("", text, count=1)
    ways = []
    for found in _VERB.finditer(text):
        for word in (" not", " not", " never", "n't"):
            ways.append(text[: found.end()] + word + text[found.end() :])
    for found in _TO.finditer(text):
        ways += [text[: found.start()] + "not " + text[found.start() :]]
        ways += [text[: found.end()] + "not " + text[found.end() :]]
    for found in _PAST.finditer(text):
        ways.append(text[: found.start()] + "not " + text[found.start() :])
        ways.append(text[: found.start()] + "did not " + _base(found.group()) + text[found.end() :])
        ways.append(text[: found.start()] + "failed to " + _base(found.group()) + text[found.end() :])
    for found in _PRESENT.finditer(text):
        word = found.group()
        ways.append(text[: found.start()] + "does not " + word[:-1] + text[found.end() :])
        ways.append(text[: found.start()] + "refuses to " + word[:-1] + text[found.end() :])
    return dice.choice(ways) if ways else None


def _base(past: str) -> str:
    stem = past[:-2]
    return past[:-1] if stem_of(past[:-1]) == stem_of(past) and stem[-1:] not in "wxy" else stem


def _opposite(text: str, dice: random.Random) -> str | None:
    """A word's opposite in its place, in the same form."""
    against = _opposite_words()
    found = [m for m in re.finditer(r"[A-Za-z]{2,}", text) if stem_of(m.group().lower()) in against]
    found = [m for m in found if m.group().lower() not in ("for", "with", "he", "his", "us")]
    if not found:
        return None
    at = dice.choice(found)
    word = at.group().lower()
    other = dice.choice(against[stem_of(word)])
    form = "ing" if word.endswith("ing") else "ed" if word.endswith("ed") or _is_past(word) else ""
    form = form or ("s" if word.endswith("s") and not word.endswith("ss") else "")
    made = _inflected(other, form)
    return text[: at.start()] + (made.capitalize() if at.group()[0].isupper() else made) + text[at.end() :]


@cache
def _opposite_words() -> dict[str, list[str]]:
    """Stem → the words that exclude it; of a paraphrase group, what excludes its head."""
    made: dict[str, list[str]] = {}
    for one, other in table("opposites"):
        for x, y in ((one, other), (other, one)):
            made.setdefault(stem_of(x), []).append(y)
    for group in table("paraphrases"):
        for phrase in group[1:4]:
            if phrase.isalpha() and stem_of(group[0]) in made and stem_of(phrase) not in made:
                made[stem_of(phrase)] = made[stem_of(group[0])]
    return {
        stem: words
        for stem, words in made.items()
        if stem in opposites() or "~" + stem in opposites() or words
    }


def _is_past(word: str) -> bool:
    return any(word in forms.split() for forms in table("irregular").values()) and not word.endswith("ing")


def _inflected(base: str, form: str) -> str:
    """A word with an ending: "fall", "ed" → "fell"."""
    irregular = table("irregular").get(base, "").split()
    if not form:
        return base
    if form == "ed" and irregular:
        return irregular[0]
    if form == "s":
        return base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    if base.endswith("e"):
        base = base[:-1]
    elif base.endswith("y") and form == "ed":
        base = base[:-1] + "i"
    return base + form


def _other_name(text: str, dice: random.Random, pool: list[str]) -> str | None:
    """Another name in the place of one, or of one word of it."""
    found = [
        name for name in _CAPITAL.finditer(text) if _may_be_name(name.group(), at_start=not name.start())
    ]
    if not found:
        return None
    if len(found) > 1 and not found[0].start() and dice.random() < 0.6:
        del found[0]  # who it is that acts is told in many ways, so that another name there says less
    at = dice.choice(found)
    stranger = dice.choice(pool) if dice.random() < 0.8 else _invented(dice)
    words = at.group().split()
    if len(words) > 1 and dice.random() < 0.6:
        place = dice.randrange(len(words))
        words[place : place + dice.choice([1, 1, 2])] = [stranger]
        stranger = " ".join(words)
    return text[: at.start()] + stranger + text[at.end() :]


def _may_be_name(said: str, at_start: bool) -> bool:
    """Whether capitals mark a name here: not a small word, a day, or any word that begins a sentence."""
    first = said.split()[0].lower()
    if first in table("stop").split() or _CALENDAR.fullmatch(said):
        return False
    return not at_start or " " in said or stem_of(first) not in frequencies()


def _invented(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.choice([2, 2, 3]))).capitalize()


def _turned(text: str, dice: random.Random) -> str | None:
    """Two names change places."""
    found = [name for name in _NAME.finditer(text) if not _CALENDAR.fullmatch(name.group())]
    found = [name for name in found if text[: name.start()].split()[-1] not in ("of", "the")]
    if len(found) < 2:
        return None
    at = dice.randrange(len(found) - 1)
    one, two = found[at], found[at + 1]
    if one.group() == two.group():
        return None
    return text[: one.start()] + two.group() + text[one.end() : two.start()] + one.group() + text[two.end() :]
