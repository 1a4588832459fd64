"""Which words are names, as far as capitals and the table of countries tell."""

from workbench.linking.words import Word

_TITLE_CASE = 0.6  # above this share of capitals, capitals say nothing


def capitals_tell(words: list[Word]) -> bool:
    """Whether capitals mark names in this text; they do not in headlines in title case or in lower case."""
    letters = [word for word in words if word.text[0].isalpha()]
    upper = sum(word.text[0].isupper() for word in letters)
    return 0 < upper <= _TITLE_CASE * len(letters)


def is_name(word: Word, at: int, tells: bool, common: dict[str, float]) -> bool:
    """Whether a capital marks a name. The first word of a sentence may be any word: common ones are none.

    `common` holds the stems of words that stand in lower case in ordinary text.
    """
    if not tells or not word.text[0].isupper() or word.low == "i":
        return False
    return not (at == 0 or word.after_break) or word.stem not in common
