"""What makes evidence and a rationale acceptable."""

from workbench.checking.words import choose
from workbench.errors import UsageError
from workbench.records import Stance


def stance(word: str) -> Stance:
    """The stance a person typed: "supports", "Refutes", "cont". Raises `UsageError`."""
    return Stance(choose("stance", word, list(Stance)))


def require_rationale(text: str) -> str:
    """The rationale of a verdict, trimmed. Raises `UsageError` where it says nothing."""
    trimmed = text.strip()
    if not any(char.isalnum() for char in trimmed):
        raise UsageError("a verdict needs a rationale", "say why, in a sentence that a reader can follow")
    return trimmed
