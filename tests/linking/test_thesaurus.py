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
    found = compare("The firm axed 300 jobs in Tarn", "The firm cut 300 jobs in Tarn")
    assert "axed ~ cut" in "; ".join(found.reasons)


def test_every_phrase_means_something_and_is_found_by_its_beginning():
    for phrase, (groups, scenes) in thesaurus.meanings().items():
        assert groups or scenes
        assert "_" not in phrase or phrase.rpartition("_")[0] in thesaurus.beginnings()


def test_opposites_are_mutual():
    opposites = thesaurus.opposites()
    assert all(one in opposites[other] for one, others in opposites.items() for other in others)
