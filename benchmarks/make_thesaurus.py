"""Make `workbench/linking/thesaurus.json` from the hand-written `benchmarks/thesaurus/*.txt`.

    python benchmarks/make_thesaurus.py [--check]

One entry a line; the first character says what it is: "=" words that may stand for one another, "~" words of one
scene, "!" opposites, "^" a set of which one excludes the others. Words are led back to their stems, so that a
line holds for all inflections; a phrase is its stems joined by "_". `--check` only tells whether the file is current.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from workbench.linking.tables import table
from workbench.linking.words import fold, stem_of

HERE = Path(__file__).parent
MADE = HERE.parent / "workbench" / "linking" / "thesaurus.json"
LONGEST = 5  # words of a phrase
ABOUT = (
    "Made by benchmarks/make_thesaurus.py from benchmarks/thesaurus; do not edit. Words are stems, phrases are "
    "joined by _; groups, scenes and sets are numbers."
)


def main() -> None:
    """Write the file, or say whether it is current."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    made = text()
    if parser.parse_args().check:
        sys.exit(
            0 if MADE.read_text("utf-8") == made else "thesaurus.json is not current: run without --check"
        )
    MADE.write_text(made, "utf-8")


def text() -> str:
    """The file, one entry a line."""
    parts: dict[str, dict[str, list[int | str]]] = {"groups": {}, "scenes": {}, "opposites": {}, "sets": {}}
    for number, (mark, line) in enumerate(entries()):
        if mark == "!":
            for phrase, other in opposed(line):
                parts["opposites"].setdefault(phrase, []).append(other)
            continue
        part = {"=": "groups", "~": "scenes", "^": "sets"}[mark]
        for phrase in phrases(line):
            parts[part].setdefault(phrase, []).append(number)
    rows = [
        f' "{name}": {{\n'
        + ",\n".join(f"  {json.dumps(key)}: {json.dumps(sorted(set(part[key])))}" for key in sorted(part))
        + "\n }"
        for name, part in parts.items()
    ]
    return f'{{\n "about": {json.dumps(ABOUT)},\n' + ",\n".join(rows) + "\n}\n"


def entries() -> list[tuple[str, str]]:
    """The lines of all files, once each, as mark and words."""
    lines = [
        line for path in sorted(HERE.glob("thesaurus/*.txt")) for line in path.read_text("utf-8").splitlines()
    ]
    return [(line[0], line[1:]) for line in dict.fromkeys(lines) if line and line[0] in "=~!^"]


def opposed(line: str) -> Iterator[tuple[str, str]]:
    """The phrases on either side of the bar, each with each, both ways."""
    one, _, other = line.partition("|")
    for left in phrases(one, small=True):
        for right in phrases(other, small=True):
            if left != right:
                yield left, right
                yield right, left


def phrases(line: str, *, small: bool = False) -> Iterator[str]:
    """The phrases of a line; those of small words alone only where asked for: they mean too much."""
    stop = frozenset(table("stop").split())
    for phrase in line.split(","):
        words = [fold(word) for word in phrase.replace("-", " ").split()]
        if 0 < len(words) <= LONGEST and (small or not stop.issuperset(words)):
            yield "_".join(map(stem_of, words))


if __name__ == "__main__":
    main()
