"""The scales that verdicts are given on, and how a rating is named."""

from workbench.checking.words import choose
from workbench.records import Rating, Scale

DEFAULT_SCALE = "truth"

SCALES: tuple[Scale, ...] = (
    Scale(
        name="truth",
        title="How true the claim is",
        ratings=(
            Rating(
                key="true", label="True", meaning="Accurate, and nothing that matters is left out.", value=5
            ),
            Rating(
                key="mostly-true",
                label="Mostly true",
                meaning="Accurate, but it needs a clarification.",
                value=4,
            ),
            Rating(
                key="half-true",
                label="Half true",
                meaning="Partly accurate; what it leaves out changes the picture.",
                value=3,
            ),
            Rating(
                key="mostly-false",
                label="Mostly false",
                meaning="There is something in it, but it misleads.",
                value=2,
            ),
            Rating(key="false", label="False", meaning="Not accurate.", value=1),
            Rating(key="unproven", label="Unproven", meaning="The evidence at hand settles it neither way."),
        ),
    ),
    Scale(
        name="support",
        title="What the evidence says",
        ratings=(
            Rating(key="supported", label="Supported", meaning="The evidence bears the claim out.", value=2),
            Rating(key="refuted", label="Refuted", meaning="The evidence contradicts the claim.", value=1),
            Rating(
                key="not-enough-evidence",
                label="Not enough evidence",
                meaning="Too little was found to say so or otherwise.",
            ),
            Rating(
                key="conflicting",
                label="Conflicting evidence",
                meaning="Good sources stand on both sides.",
            ),
        ),
    ),
)


def scale(name: str) -> Scale:
    """The scale of that name. Raises `UsageError` for an unknown one, listing the known."""
    scales = {known.name: known for known in SCALES}
    return scales[choose("scale", name, scales)]


def rating(scale: Scale, word: str) -> Rating:
    """The rating of a scale that a person typed: "mostly false", "MOSTLY_FALSE", "mostly-f".

    Raises `UsageError` where it names none, or more than one.
    """
    ratings = {known.key: known for known in scale.ratings}
    return ratings[choose("rating", word, ratings)]
