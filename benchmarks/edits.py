"""Sentences reworded lightly, or with one fact changed, to learn what a conflict looks like."""

import random
import re

from workbench.linking.tables import listed, table

_DROPPED = re.compile(r"\b(?:the|a|an|very|also|just|really|however|already|still|that)\s+", re.IGNORECASE)
_TAIL = re.compile(r",[^,]{5,60}$|\s+(?:on|in|at|after|during|for)\s+[^,.]{3,40}\.?$")
_HEAD = re.compile(r"^[A-Z][^,]{3,40},\s+")
_VERB = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|may)\b(?! not|n't)")
_ADVERBS = listed("already finally reportedly indeed once long since now again later")
_NOT = re.compile(r"\b(?:not|never) |(?<=\w)n't\b")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")
_SMALL = listed("two three four five six seven eight nine ten twelve fifteen twenty thirty")
_WORDS = re.compile(rf"\b(?:{'|'.join(_SMALL)})\b")
_STRANGERS = listed(
    "Bennet Okafor Lindqvist Tanaka Ferreira Dunmore Castellano Peterborough Valdivia Zanzibar Northgate "
    "Hargreaves Petrov Albright Kessler Whitcombe Santos Iverson Moldova Paraguay Oslo Nairobi Lima Toronto"
)


def reworded(text: str, dice: random.Random) -> str:
    """The same said a little otherwise: small words dropped, a paraphrase, a clause less."""
    text = text.strip()
    if dice.random() < 0.6:
        text = _DROPPED.sub(lambda found: found.group() if dice.random() < 0.3 else "", text)
    if dice.random() < 0.7:
        text = _paraphrased(text, dice)
    if dice.random() < 0.4 and len(text) > 25:
        text = _TAIL.sub("", text)
    if dice.random() < 0.2:
        text = _VERB.sub(lambda found: f"{found.group()} {dice.choice(_ADVERBS)}", text, count=1)
    if dice.random() < 0.4 and len(text) > 80:
        text = _HEAD.sub("", text)
    if dice.random() < 0.5:
        text = text.rstrip(".")
    return text.lower() if dice.random() < 0.2 else text


def edited(text: str, dice: random.Random) -> str | None:
    """The text with one fact changed: a figure, a negation, an opposite, or a name. None: nothing to change."""
    ways = [_other_number, _denied, _opposite, _other_name, _turned]
    dice.shuffle(ways)
    for way in ways:
        changed = way(text, dice)
        if changed is not None and changed != text:
            return changed
    return None


def _paraphrased(text: str, dice: random.Random) -> str:
    for group in dice.sample(table("paraphrases"), k=len(table("paraphrases"))):
        for phrase in group:
            if len(phrase) > 3 and f" {phrase} " in text:
                return text.replace(f" {phrase} ", f" {dice.choice(group)} ", 1)
    return text


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
    new = (
        value + dice.choice([1, 2, 3, 5, 8])
        if value < 100 or 1800 < value < 2100
        else value * dice.choice([0.5, 1.3, 2, 3])
    )
    return (
        text[: at.start()] + f"{new:,.1f}".removesuffix(".0") + text[at.end() :]
        if new < 1800 or new > 2100
        else (text[: at.start()] + str(int(new)) + text[at.end() :])
    )


def _denied(text: str, dice: random.Random) -> str | None:
    if _NOT.search(text):
        return _NOT.sub("", text, count=1)
    found = list(_VERB.finditer(text))
    if not found:
        return None
    at = dice.choice(found)
    return text[: at.end()] + dice.choice([" not", " never", "n't"]) + text[at.end() :]


def _opposite(text: str, dice: random.Random) -> str | None:
    pairs = [pair if dice.random() < 0.5 else pair[::-1] for pair in table("opposites")]
    for one, other in dice.sample(pairs, k=len(pairs)):
        if one in ("for", "with", "he") or f" {one} " not in text:
            continue
        return text.replace(f" {one} ", f" {other} ", 1)
    return None


def _other_name(text: str, dice: random.Random) -> str | None:
    found = list(_NAME.finditer(text))
    if not found:
        return None
    at = dice.choice(found)
    return text[: at.start()] + dice.choice(_STRANGERS) + text[at.end() :]


def _turned(text: str, dice: random.Random) -> str | None:
    """Two names change places."""
    found = list(_NAME.finditer(text))
    if len(found) < 2:
        return None
    at = dice.randrange(len(found) - 1)
    one, two = found[at], found[at + 1]
    if one.group() == two.group():
        return None
    return text[: one.start()] + two.group() + text[one.end() : two.start()] + one.group() + text[two.end() :]
