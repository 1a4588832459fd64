"""What a claim is about: a figure, an event, a rule, a pledge…, in the terms of `records.ClaimKind`.

Konstantinovskiy et al. (2021), "Towards Automated Factchecking", tell claims apart by what checking them
takes; the kinds here follow them. A claim's signals are words from lists written by hand; a multinomial
logistic model over the signals weighs them. The weights in kinds.json were learned by
benchmarks/train_kinds.py from the project's own labelled news, and from nothing else.
"""

import json
import math
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from workbench.records import ClaimKind
from workbench.spotting.tokens import words

SECOND = 0.25  # probability from which a kind stands beside the main one
_LONGEST = 1_000  # characters looked at: no claim is about more than its beginning says

_WORD = re.compile(r"[a-zà-ÿ]+(?:['’-][a-z]+)*|\d+(?:[.,]\d+)*|[%$€£\"“]")

_LISTS: dict[str, str] = {
    "number": (
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred "
        "hundreds thousand thousands million millions billion billions trillion dozen dozens half third thirds "
        "quarter twice double"
    ),
    "share": "% percent per cent share rate average total number proportion majority most index points",
    "money": "$ € £ dollar dollars euro euros pounds cost costs price prices revenue worth paid pay earn earns spent",
    "measure": "metres kilometres km miles tonnes tons hectares litres degrees hours people households members votes seats",
    "change": (
        "rose rise risen fell fall fallen grew grown growth dropped drop increase increased decrease decreased declined "
        "decline doubled trebled tripled halved jumped shrank climbed slipped up down"
    ),
    "than": "than compared twice against unlike",
    "more": (
        "more less fewer higher lower larger smaller greater better worse faster slower longer shorter cheaper dearer "
        "older younger earlier later above below ahead"
    ),
    "superlative": (
        "highest lowest largest biggest smallest worst best most least fastest sharpest oldest youngest richest "
        "poorest longest shortest strongest weakest steepest busiest"
    ),
    "cause": (
        "because cause caused causes causing due owing thanks result resulted results led leads blamed blame therefore so "
        "reason trace traced attributed prompted triggered since"
    ),
    "after": "after following when as",
    "law": (
        "law laws bill act article constitution treaty accord convention rule rules ruling regulation regulations statute "
        "decree directive by-law charter clause contract licence agreement amendment pact order policy"
    ),
    "court": "court judge judges tribunal jury ruled sentenced convicted acquitted appeal prosecutors charged trial verdict",
    "obliges": (
        "must required require requires allow allows allowed permit permits forbids forbidden bans ban banned "
        "prohibits prohibited obliges obliged bound entitles entitled provides limits limited caps cap fine fined "
        "illegal legal lawful unlawful breach breached exempt applies may shall under"
    ),
    "ever": "first ever never last only time times previous previously again repeatedly already since history before unprecedented",
    "voting": "voted votes vote elected election elections re-elected opposed supported won",
    "accuse": (
        "accuse accuses accused accusing allege alleges alleged allegedly deny denies denied denying denial allegation "
        "allegations accusation accusations refute refuted refutes lied lying"
    ),
    "disputed": (
        "reject rejects rejected dispute disputes disputed complained complaint complaints charge charges claim claims "
        "claimed suspected suspects untrue false contested contests blamed blames"
    ),
    "wrong": (
        "fraud corruption bribes bribe bribery theft stole stolen abuse torture cheating lying violated violation illegal "
        "misled tampered forged concealed hid covered ignored failed broke breaking crime guilty"
    ),
    "will": "will won't won’t shall 'll",
    "would": "would could might",
    "expects": (
        "expect expects expected forecast forecasts predict predicts predicted prediction likely unlikely probably projected "
        "estimate estimates soon due warn warned warns warning scheduled set possible risk"
    ),
    "coming": "next coming future tomorrow until by soon eventually upcoming",
    "promise": (
        "promise promises promised pledge pledges pledged vow vows vowed commit committed commits undertake undertakes "
        "undertook guarantee guarantees guaranteed"
    ),
    "intend": (
        "plan plans planned planning intend intends intended announce announces announced propose proposes proposed aim "
        "aims seek decided offered offers agreed ready willing hope hopes"
    ),
    "said": "said says say told tells added adds stated according explained noted remarked replied wrote reported confirmed",
    "view": (
        "called calls described urged urges welcomed regretted demanded demands argued argues criticised praised cautioned "
        "thinks think believes believe insisted hailed condemned should wants want asked apologised thanked"
    ),
    "mark": "\" “",
    "found": "study report survey audit inquiry figures data statistics researchers census found shows show published",
    "state": "is are has have does lies stands belongs lives",
    "was": "was were had",
    "been": "been being be",
    "habit": "every usually always often each still sometimes mostly normally",
    "founded": "founded born built opened named owned owns known consists stands employs located home son daughter",
    "act": (
        "killed died arrested signed left resigned met began took came went closed opened sent made gave held withdrew launched "
        "destroyed attacked fired removed approved passed adopted lost shot injured seized detained released stopped "
        "suspended cancelled dismissed appointed ordered crashed collapsed sank struck broke"
    ),
    "day": (
        "monday tuesday wednesday thursday friday saturday sunday yesterday today night morning evening afternoon week "
        "weekend january february march april june july august september october november december"
    ),
    "year": "year years month months decade decades century annual annually",
    "not": "not no neither nor none without cannot",
    "we": "we i our my us me",
    "he": "he she his her him",
    "feeling": "feel felt feeling fear hope sad happy proud sorry angry love shame good bad wrong right great important",
    "there": "there it this these that",
}  # fmt: skip
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _name, _listed in _LISTS.items():
    for _word in words(_listed):
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _name)

_BE = words("is are was were be been being")
SIGNALS = (
    *_LISTS, "always", "figure", "figures", "in a year", "done", "passive", "is to", "speaker", "brief", "long"
)  # fmt: skip


class _Weights(NamedTuple):
    """Log odds of each kind, in the order of `order`, for each signal."""

    order: tuple[ClaimKind, ...]
    signals: dict[str, tuple[float, ...]]


@cache
def _weights() -> _Weights:
    read = json.loads(Path(__file__).with_name("kinds.json").read_text(encoding="utf-8"))
    order = tuple(ClaimKind(kind) for kind in read["kinds"])
    return _Weights(order, {name: tuple(row) for name, row in read["signals"].items()})


def kinds(text: str, speaker: str = "") -> tuple[ClaimKind, ...]:
    """What a claim is about, the main kind first; never empty. `speaker` is who says it, if anybody does."""
    order, weights = _weights()
    rows = [weights[name] for name in sorted(signals(text, speaker))]
    odds = list(map(sum, zip(*rows, strict=True)))
    top = max(odds)
    shares = [math.exp(value - top) for value in odds]
    least = SECOND * sum(shares)
    ranked = sorted((-share, at) for at, share in enumerate(shares) if share >= least or share == 1.0)
    return tuple(order[at] for _, at in ranked)


def signals(text: str, speaker: str = "") -> set[str]:
    """The signals of a claim, by their names in `SIGNALS`."""
    found = {"always", "speaker"} if speaker else {"always"}
    previous = ""
    cut = _WORD.findall(text[:_LONGEST].lower())
    for word in cut:
        if word in _BY_WORD:
            found.update(_BY_WORD[word])
        elif word[0].isdigit():
            found.add(_figure(word, found))
        elif word == "to" and previous in _BE:
            found.add("is to")
        elif word[-2:] == "ed" and len(word) > 4:
            found.add("passive" if previous in _BE else "done")
        previous = word
    if len(cut) < 8:
        found.add("brief")
    elif len(cut) > 28:
        found.add("long")
    return found


def _figure(word: str, found: set[str]) -> str:
    if len(word) == 4 and word[:2] in {"18", "19", "20"}:
        return "in a year"
    return "figures" if "figure" in found else "figure"
