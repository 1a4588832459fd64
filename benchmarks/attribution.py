"""Attribution and speakers: `python benchmarks/attribution.py [--data FOLDER]`.

PolNeAR marks source, cue and content. A prediction and a reference are paired one to one, best first, where
their contents share half of their words (F1 of tokens); parts of one content by one speaker count together.
The source is right when the names share a word, or where the reference is a pronoun. Only speech acts are
wanted; a prediction that meets another attribution ("thinks", "wants") counts neither way, or as false
("others false"). "soft" sums the F1 of the pairs in place of counting them. The peer is a plain one: cue
words learned on PolNeAR train, the nearest name as the source, the other side of the cue as the content.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from measures import Row, article, f1, folder, rows, shared, table

from workbench.records import Attribution
from workbench.spotting import attributions, sentences
from workbench.spotting.quotes import quotes

# A reference attribution is a speech act when a word of its cue begins like one of these, or it is quoted.
SPEECH = re.compile(
    r"\b(?:sa(?:y|id)|t(?:ell|old)|add|wr[io]t|not(?:e|ing)|argu|claim|assert|insist|stat(?:e|ing)|announc|declar|warn|repl|"
    r"respon|acknowledg|conced|confirm|complain|contend|stress|emphasi|remark|testif|tweet|explain|according|report|"
    r"suggest|accus|den(?:y|ie)|alleg|admit|ask|reveal|call|describ|predict|comment)|^:$",
    re.I,
)
QUOTED = re.compile(r"[\"“«]|''")
PRONOUNS = {
    "he",
    "she",
    "they",
    "it",
    "who",
    "his",
    "her",
    "him",
    "them",
    "their",
    "its",
    "which",
    "that",
    "one",
}
PRONOUNS |= {"i", "we", "me", "us"}
SOURCE = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|(?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*)*)\b")
WORD = re.compile(r"\w+")
HALF = 0.5

Words = frozenset[int]  # the places where the words of a content begin
Spotter = Callable[[str], list[Attribution]]


class Gold(NamedTuple):
    words: Words
    source: str
    speech: bool
    quoted: bool


class Mine(NamedTuple):
    words: Words
    speaker: str


def polnear(name: str, texts: list[Row], spotter: Spotter) -> None:
    tally: Counter[str] = Counter()
    soft = 0.0
    for row in texts:
        soft += _count(_gold(row), [_mine(row["text"], one) for one in spotter(row["text"])], tally)
    found, wanted = tally["found"], tally["wanted"]
    table(f"attribution: {name}", f"{wanted} in {len(texts)} texts", f1(tally["both"], found, wanted))
    table("    content only", "", f1(tally["content"], found, wanted))
    table("    others false", "", f1(tally["both"], found + tally["others"], wanted))
    table("    soft", "", f1(soft, found, wanted))
    figure = f"{tally['known'] / tally['quotes']:.3f}  without pronouns {tally['named'] / tally['names']:.3f}"
    table(f"speaker of direct quotes: {name}", str(tally["quotes"]), figure)


def _gold(row: Row) -> list[Gold]:
    text = row["text"]
    gold = []
    for one in row["attributions"]:
        if not one["content"]:
            continue
        source, cue = (" ".join(text[start:end] for start, end in one[part]) for part in ("source", "cue"))
        quoted = QUOTED.match(text, one["content"][0][0]) is not None
        speech = bool(source) and (quoted or SPEECH.search(cue) is not None)
        gold.append(Gold(_words(text, one["content"]), source, speech, quoted and bool(source)))
    return gold


def _mine(text: str, one: Attribution) -> Mine:
    return Mine(_words(text, [[one.start, one.end]]), one.speaker)


def _words(text: str, spans: list[list[int]]) -> Words:
    return frozenset(match.start() for start, end in spans for match in WORD.finditer(text, start, end))


def _count(gold: list[Gold], mine: list[Mine], tally: Counter[str]) -> float:
    """Counts one text; the F1 of all right pairs, summed."""
    mine = _together(gold, mine)
    pairs = _paired(gold, mine)
    soft = 0.0
    for at, one in enumerate(mine):
        other = gold[pairs[at]] if at in pairs else Gold(frozenset(), "", True, False)
        alike = _alike(one.words, other.words)
        if not other.speech and alike >= HALF:
            tally["others"] += 1
            continue
        right = other.speech and _same_source(one.speaker, other.source)
        tally["found"] += 1
        tally["content"] += other.speech and alike >= HALF
        tally["both"] += right and alike >= HALF
        soft += alike * right
    speakers = {place: mine[at].speaker for at, place in pairs.items()}
    for place, other in enumerate(gold):
        right = place in speakers and _same_source(speakers[place], other.source)
        named = other.source.lower() not in PRONOUNS
        tally["wanted"] += other.speech
        tally["quotes"] += other.quoted
        tally["known"] += other.quoted and right
        tally["names"] += other.quoted and named
        tally["named"] += other.quoted and named and right
    return soft


def _together(gold: list[Gold], mine: list[Mine]) -> list[Mine]:
    """Predictions with the parts that lie in one reference, by one speaker, put together."""
    left = list(mine)
    joined: list[Mine] = []
    for one in gold:
        inside: dict[str, list[Mine]] = defaultdict(list)
        for part in left:
            if part.words and len(part.words & one.words) > HALF * len(part.words):
                inside[part.speaker].append(part)
        for speaker, parts in inside.items():
            whole = frozenset[int]().union(*(part.words for part in parts))
            if len(parts) > 1 and _alike(whole, one.words) > max(
                _alike(part.words, one.words) for part in parts
            ):
                joined.append(Mine(whole, speaker))
                left = [part for part in left if part not in parts]
    return joined + left


def _paired(gold: list[Gold], mine: list[Mine]) -> dict[int, int]:
    """Prediction → reference, one to one, the most alike first (of equals, whose source is the same)."""
    likely = sorted(
        (
            (_alike(one.words, other.words), _same_source(one.speaker, other.source), at, place)
            for at, one in enumerate(mine)
            for place, other in enumerate(gold)
            if one.words & other.words
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, place in likely:
        if at not in pairs and place not in taken:
            pairs[at] = place
            taken.add(place)
    return pairs


def _alike(a: Words, b: Words) -> float:
    return 2 * len(a & b) / max(len(a) + len(b), 1)


def _same_source(mine: str, gold: str) -> bool:
    return bool(mine) and (gold.lower().strip() in PRONOUNS or shared(mine, gold))


def learned(texts: list[Row]) -> Spotter:
    """The peer: cue words that mostly are cues in PolNeAR train, held in memory only."""
    cues, seen = Counter[str](), Counter[str]()
    for row in texts:
        text = row["text"]
        marked = {
            at
            for one in row["attributions"]
            if one["source"]
            for start, end in one["cue"]
            for at in range(start, end)
        }
        for match in re.finditer(r"[a-z]{2,}", text):
            seen[match.group()] += 1
            cues[match.group()] += match.start() in marked
    likely = {word for word, times in cues.items() if times > 3 and times > 0.3 * seen[word]}
    return lambda text: _by_cues(text, likely)


def _by_cues(text: str, cues: set[str]) -> list[Attribution]:
    quoted = quotes(text)
    found = []
    for span in sentences(text):
        for cue in re.finditer(r"[a-z]{2,}", text[span.start : span.end]):
            place, behind = span.start + cue.start(), span.start + cue.end()
            if cue.group() not in cues or any(start < place < end for start, end in quoted):
                continue
            names = [*SOURCE.finditer(text, max(span.start, place - 60), place)]
            after = SOURCE.match(text, behind + 1, span.end)
            source = (
                names[-1].group()
                if names and (not after or text[place - 2] not in ',”"')
                else after and after.group()
            )
            tagged = any(place - 80 < end <= place for _, end in quoted) and place - span.start > 10
            start, end = (span.start, place) if tagged else (behind, span.end)
            if source and start < end:
                found.append(Attribution(start=start, end=end, speaker=source, cue=cue.group()))
                break
    return found


def wikinews(name: str, news: list[Row]) -> None:
    """By sentence: the speaker whose words are the most of it, and at least three tenths."""
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in news:
        by_article[row["doc"]].append(row)
    right = found = wanted = 0
    for lines in by_article.values():
        text, spans = article(lines)
        said = attributions(text)
        for row, (start, end) in zip(lines, spans, strict=True):
            speaker, gold = _speaker(said, start, end), [one for one in row["speaker"] if one]
            found, wanted = found + bool(speaker), wanted + bool(gold)
            right += bool(speaker) and any(shared(speaker, one) for one in gold)
    table(f"speakers: {name}", f"{len(news)} in {len(by_article)} articles", f1(right, found, wanted))


def _speaker(said: list[Attribution], start: int, end: int) -> str:
    over = [(min(a.end, end) - max(a.start, start), a.speaker) for a in said]
    size, speaker = max(over, default=(0, ""))
    return speaker if size > 0.3 * (end - start) else ""


def main() -> None:
    data: Path = folder(__doc__)
    dev = rows(data / "attr_polnear_dev.jsonl")
    polnear("PolNeAR dev", dev, attributions)
    polnear("the same, peer", dev, learned(rows(data / "attr_polnear_train.jsonl")))
    wiki = rows(data / "wikinews_dev.jsonl")
    held = sorted({row["doc"] for row in wiki})[1::2]
    wikinews("Wikinews dev", wiki)
    wikinews("Wikinews dev, held", [row for row in wiki if row["doc"] in held])


if __name__ == "__main__":
    main()
