"""The thesaurus: made from its lines, and what it lets texts share."""

import subprocess
import sys
from pathlib import Path

from workbench.linking import compare, thesaurus

MAKE = Path(__file__).parents[2] / "benchmarks" / "make_thesaurus.py"


def test_the_table_is_current():
    done = subprocess.run([sys.executable, str(MAKE), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_words_that_stand_for_one_another_are_told():
    [_, *reasons] = compare(
        "The firm axed 300 jobs in Tarn", "Redundancies hit Tarn as the firm lays off 300"
    ).reasons
    assert any(" ~ " in reason for reason in reasons)


def test_a_phrase_lends_its_groups_to_its_words():
    known = thesaurus.meanings()
    assert all(groups or scenes for groups, scenes in known.values())
    assert any("_" in phrase and phrase.partition("_")[0] in thesaurus.openers() for phrase in known)


def test_opposites_are_mutual():
    opposites = thesaurus.opposites()
    assert all(one in opposites[other] for one, others in opposites.items() for other in others)
