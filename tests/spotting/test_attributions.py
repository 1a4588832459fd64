"""Attributions: who says what, in the shapes that news gives it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.spotting import attributions


def said(text: str) -> list[tuple[str, str, str]]:
    return [(found.speaker, found.cue, text[found.start : found.end]) for found in attributions(text)]


PIECES = [
    "“",
    "”",
    '"',
    "''",
    " said ",
    " says that ",
    "Ana Ruiz",
    "he ",
    "told Reuters ",
    ", ",
    ". ",
    "\n",
    "\r\n\r\n",
    ": ",
]
PIECES += [
    "according to ",
    "\u00a0",
    "e\u0301",
    "😀",
    "שלום ",
    "A ",
    "the ",
    "- ",
    "(",
    ")",
    "?",
    "!",
    "denied ",
    "Mr. ",
]
ODD = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.text() | ODD)
def test_spans_lie_in_the_text_and_have_a_speaker_and_a_cue(text: str) -> None:
    for found in attributions(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.speaker
        assert found.cue


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("“The dam is safe,” Ana Ruiz said on Monday.", "Ana Ruiz", "said", "“The dam is safe,”"),
        ("“The dam is safe,” said Ana Ruiz, the mayor.", "Ana Ruiz", "said", "“The dam is safe,”"),
        ("Ana Ruiz said: “The dam is safe.”", "Ana Ruiz", "said", "“The dam is safe.”"),
        ("Ana Ruiz earlier this month said that the dam was safe.", "Ana Ruiz", "said", "the dam was safe."),
        ("The mayor, Ana Ruiz, last week warned that dams fail.", "Ana Ruiz", "warned", "dams fail."),
        ("Ana Ruiz said that the dam was safe.", "Ana Ruiz", "said", "the dam was safe."),
        ("Ana Ruiz told the Daily Note that the dam was safe.", "Ana Ruiz", "told", "the dam was safe."),
        ("Norland says the dam is safe.", "Norland", "says", "the dam is safe."),
        ("The dam is safe, according to Ana Ruiz.", "Ana Ruiz", "according", "The dam is safe"),
        ("According to Ana Ruiz, the dam is safe.", "Ana Ruiz", "According", "the dam is safe."),
        ("The dam is safe, the Norland Gazette reported.", "Norland Gazette", "reported", "The dam is safe"),
        (
            "Half of the dams are unsafe, researchers say.",
            "researchers",
            "say",
            "Half of the dams are unsafe",
        ),
        ("Ana Ruiz, who runs the port, says the dam is safe.", "Ana Ruiz", "says", "the dam is safe."),
        ("The mayor of Lund, Ana Ruiz, said the dam was safe.", "Ana Ruiz", "said", "the dam was safe."),
        (
            "Professor Ana Ruiz, 58, of the port, said the dam was safe.",
            "Ana Ruiz",
            "said",
            "the dam was safe.",
        ),
        (
            "Norland's Foreign Minister Ana Ruiz said the dam was safe.",
            "Ana Ruiz",
            "said",
            "the dam was safe.",
        ),
        (
            "A spokesman for the port said the dam was safe.",
            "spokesman for the port",
            "said",
            "the dam was safe.",
        ),
        ("ANA RUIZ: The dam is safe.", "ANA RUIZ", ":", "The dam is safe."),
        ("“Is the dam safe?” she asked. Ana Ruiz left.", "", "", ""),
    ],
)
def test_one_attribution(text: str, speaker: str, cue: str, content: str) -> None:
    assert said(text) == ([(speaker, cue, content)] if speaker else [])


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("''The dam is safe,'' Ana Ruiz said.", "Ana Ruiz", "said", "''The dam is safe,''"),
        ("'The dam is safe,' said Ana Ruiz.", "Ana Ruiz", "said", "'The dam is safe,'"),
        ("«The dam is safe,» said Ana Ruiz.", "Ana Ruiz", "said", "«The dam is safe,»"),
        ("„The dam is safe,“ said Ana Ruiz.", "Ana Ruiz", "said", "„The dam is safe,“"),
        ("''Is the dam safe?'' Mr. Holm asked.", "Holm", "asked", "''Is the dam safe?''"),
        ("“The dam is safe,” the mayor and poet Ana Ruiz said.", "Ana Ruiz", "said", "“The dam is safe,”"),
        ("“The dam is safe,” Ruiz, 58, told the Gazette.", "Ruiz", "told", "“The dam is safe,”"),
        ("Added Ana Ruiz: “The dam is safe.”", "Ana Ruiz", "Added", "“The dam is safe.”"),
        ("Ana Ruiz leaned in and whispered: “It is not safe.”", "Ana Ruiz", "whispered", "“It is not safe.”"),
        (
            "Ana Ruiz spoke of “a dam that nobody ever wanted”.",
            "Ana Ruiz",
            "spoke",
            "“a dam that nobody ever wanted”",
        ),
        ("“The dam is safe and sound.” — Ana Ruiz", "Ana Ruiz", "-", "“The dam is safe and sound.”"),
        ("Ana Ruiz pointed out that the dam was safe.", "Ana Ruiz", "pointed", "the dam was safe."),
        ("Ana Ruiz has pledged to mend the dam.", "Ana Ruiz", "pledged", "to mend the dam."),
        ("Ana Ruiz was quoted as saying the dam was safe.", "Ana Ruiz", "saying", "the dam was safe."),
        (
            "She left, and Ana Ruiz went on to say that the dam was safe.",
            "Ana Ruiz",
            "say",
            "the dam was safe.",
        ),
        ("According to the mayor, Ana Ruiz, the dam is safe.", "Ana Ruiz", "According", "the dam is safe."),
        ("Ana Ruiz, a lawyer representing those warned, said it leaked.", "Ana Ruiz", "said", "it leaked."),
        ("Ana Ruiz (N-Lund), whose house stands there, said it leaked.", "Ana Ruiz", "said", "it leaked."),
        ("The dam was built in 1961, an inquiry found.", "inquiry", "found", "The dam was built in 1961"),
    ],
)
def test_more_shapes(text: str, speaker: str, cue: str, content: str) -> None:
    assert said(text) == [(speaker, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Norland wants the dam to be closed.",
        "Ana Ruiz seeks a way out of the deal.",
        "Ana Ruiz did not say that the dam was safe.",
        "She will say that the dam is safe.",
        "The team was denied visas.",
        "The 92,000 asylum claims were late.",
        "The United States left the deal.",
        "I say the dam is safe.",
        "The dams in the 15 states that were flooded held.",
        "Figures: 1,769.",
        "Some 39 percent said the dam was safe.",
        "The film is called “The Dam of Lund”.",
    ],
)
def test_no_speech(text: str) -> None:
    assert said(text) == []


def test_a_tag_in_the_middle_does_not_part_what_is_said() -> None:
    text = "“The dam,” Ana Ruiz said, “is as safe as it was.”"
    assert said(text) == [("Ana Ruiz", "said", text)]


def test_what_is_said_stands_on_both_sides_of_an_unquoted_tag() -> None:
    text = "The dam, Ana Ruiz said, was as safe as ever."
    assert said(text) == [("Ana Ruiz", "said", text)]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“The dam is safe,” Ana Ruiz said.\n\n“We looked at it for three days.\n\n“Nobody has to leave the town.”"
    assert [who for who, _, _ in said(text)] == ["Ana Ruiz"] * 3


def test_a_colon_hands_over_to_the_next_paragraph() -> None:
    text = 'Here is what Deputy Minister Ana Ruiz told the Gazette on Tuesday:\n\n"The dam has been safe since 1990."'
    assert said(text) == [("Ana Ruiz", "told", '"The dam has been safe since 1990."')]


def test_a_quotation_of_several_sentences_has_one_tag() -> None:
    text = "Ana Ruiz laughed. “That is not true. We never sold it. Nobody asked,” she said. She left."
    assert said(text) == [("Ana Ruiz", "said", "“That is not true. We never sold it. Nobody asked,”")]


def test_surnames_and_pronouns_become_the_fullest_name() -> None:
    text = (
        "Foreign Minister Ana Ruiz met Peter Holm in Lund on Friday. Ruiz said the dam was safe. "
        "She added that the town was warned. Holm said he was sorry. He argued that nobody knew."
    )
    assert [who for who, _, _ in said(text)] == ["Ana Ruiz", "Ana Ruiz", "Peter Holm", "Peter Holm"]


def test_who_spoke_last_goes_on_speaking_whoever_is_named_in_the_quotation() -> None:
    text = "“It is safe,” said Peter Holm.\n\n“Mark Lind knows it. So does Paul Berg,” he said.\n\n“Ask them,” he added."
    assert {who for who, _, _ in said(text)} == {"Peter Holm"}


def test_titles_and_roles_tell_he_from_she() -> None:
    text = "Mr. Tarn met Ms. Oduya in Lund. She said the dam leaked. He said it did not."
    assert [who for who, _, _ in said(text)] == ["Oduya", "Tarn"]


def test_two_of_a_name_are_told_apart() -> None:
    text = "Peter Holm and Anna Holm came. Anna Holm said it leaked. Mr. Holm said it did not."
    assert [who for who, _, _ in said(text)] == ["Anna Holm", "Peter Holm"]


def test_somebody_without_a_name_goes_on_speaking() -> None:
    text = "Ana Ruiz left the hall. “It leaks,” said a fisherman. “We saw it,” he said."
    assert {who for who, _, _ in said(text)} == {"fisherman"}


def test_organisations_have_their_full_names() -> None:
    text = "The Dam Safety Board (DSB) met. The board said it leaked. DSB said it leaked again."
    assert [who for who, _, _ in said(text)] == ["Dam Safety Board"] * 2


def test_lines_of_an_interview_have_their_speakers() -> None:
    text = "LUND: Does it leak?\n\nANA RUIZ: It does, a little.\n\nLUND: Since when?"
    assert [who for who, _, _ in said(text)] == ["LUND", "ANA RUIZ", "LUND"]


def test_a_pronoun_that_may_be_somebody_else_is_given_to_nobody() -> None:
    text = "Foreign Minister Ana Ruiz met Peter Holm. This despite Trent trying to stop it, when he said the dam was safe."
    assert not {who for who, _, _ in said(text)} & {"Ana Ruiz", "Peter Holm"}


def test_second_hand_speech_is_nested() -> None:
    found = attributions("The Gazette says Ana Ruiz denied that the dam was unsafe.")
    assert [one.speaker for one in found] == ["Gazette", "Ana Ruiz"]
    assert found[0].start < found[1].start
    assert found[1].end <= found[0].end


def test_two_clauses_of_speech_are_parted() -> None:
    text = "Norland says the dam is safe, but Sudland says it leaks."
    assert said(text) == [("Norland", "says", "the dam is safe"), ("Sudland", "says", "it leaks.")]


def test_who_acted_after_having_said() -> None:
    text = "It meant Norland pushing for tolls after having asserted that Sudland had broken the pact."
    assert said(text) == [("Norland", "asserted", "Sudland had broken the pact.")]


def test_the_real_articles_have_their_speakers(real_articles: list[Path]) -> None:
    speakers = {who for path in real_articles for who, _, _ in said(path.read_text(encoding="utf-8"))}
    assert {
        "Javad Zarif",
        "Hassan Rouhani",
        "Sergei Ryabkov",
        "Iranian media",
        "Tasnim News",
        "Iran",
        "US",
    } <= speakers
    assert not speakers & {"Zarif", "Rouhani", "Ryabkov", "He", "he"}


@pytest.mark.parametrize(
    "text",
    [
        "“" * 20_000,
        '"a" ' * 10_000,
        "he said " * 10_000,
        "said, " * 20_000,
        "A, who said, " * 5_000,
        "( " * 20_000 + "said",
        "Mr. " * 20_000,
        "“He said,” she said. " * 3_000,
        "according to " * 10_000,
        "told on Monday " * 5_000,
        "WHO said it is. " * 5_000,
        "X: a b c\n\n" * 5_000,
    ],
)
def test_hostile_repetition_is_read_to_its_end(text: str) -> None:
    for found in attributions(text):
        assert 0 <= found.start < found.end <= len(text)
