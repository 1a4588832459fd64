"""What a report says in words, the same in every format. Nothing here is escaped yet."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from workbench.records import (
    Appearance,
    Checked,
    CheckedLink,
    Claim,
    ClaimView,
    Cluster,
    Dated,
    Difference,
    Evidence,
    LinkState,
    LinkView,
    Operation,
    Quotation,
    Rating,
    Relation,
    Report,
    ReportItem,
    Saying,
    Scale,
    Value,
    Verdict,
)
from workbench.text import shown

NOT_RATED = "not rated yet"
PROPOSED = "proposed, not confirmed"
_WAYS = {  # in which a fact-check is about a claim
    Relation.SAME: "the same claim",
    Relation.CONFLICT: "its opposite, or another value",
    Relation.RELATED: "perhaps the same claim",
    Relation.DIFFERENT: "another claim",
}


def legible(text: str) -> str:
    """Text from outside, safe to display, with its lines, however they end."""
    return shown(text.replace("\r\n", "\n").replace("\r", "\n"), lines=True)


def link_target(url: str) -> str:
    """The URL where it is one that a reader may follow, else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = url.isprintable() and shown(url) == url and not any(char in ' <>"`\\' for char in url)
    return url if plain and parts.scheme in ("http", "https") and parts.netloc else ""


def moment(at: datetime) -> str:
    """A moment to the minute: 2020-09-24 12:44 UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def signed(by: str, at: datetime | None) -> str:
    """Who and when, as far as known."""
    return (by or "unknown") + (f", {moment(at)}" if at else "")


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def rated(item: Checked) -> str:
    """Which rating a published fact-check gave, whose it is, and when: "False, The Lantern, 2020-10-01"."""
    day = item.reviewed.isoformat() if item.reviewed else ""
    return ", ".join(filter(None, (item.rating or "no rating", item.publisher, day)))


def checked(link: CheckedLink) -> str:
    """Who checked this before, or its opposite, and how sure that is."""
    told = f"{rated(link.checked)}: {link.checked.claim} ({how_far(link)})"
    return " ".join(filter(None, (told, link.checked.url)))


def how_far(link: CheckedLink) -> str:
    """Who says that a published fact-check is about a claim, and in which way."""
    if link.state is LinkState.CONFIRMED:
        return "confirmed"
    return f"{PROPOSED}: {_WAYS[link.relation]}, {link.score:.2f}"


def extent(report: Report) -> str:
    """How much the report holds."""
    unrated = sum(in_force(item) is None for item in report.items)
    return count(len(report.items), "claim") + (f", {unrated:,} of them {NOT_RATED}" if unrated else "")


def spread(item: ReportItem) -> str:
    """How far the claim went."""
    articles = len({appearance.claim.article for appearance in item.appearances})
    return f"{count(articles, 'article')}, {sources(item.cluster)}"


def sources(cluster: Cluster) -> str:
    """How many have it: "2 sources", or "3 outlets (1 independent: AP copy)"."""
    if not cluster.copies:
        return count(cluster.sources, "source")
    return f"{count(len(cluster.outlets), 'outlet')} ({cluster.sources} independent: {copied(cluster)})"


def copied(cluster: Cluster) -> str:
    """Whose text several outlets carry; "" where none does."""
    return ", ".join(
        dict.fromkeys(f"{one.origin} copy" if one.origin else "same text" for one in cluster.copies)
    )


def quoted(one: Quotation) -> str:
    """That some words have one speaker, however many report them."""
    return f"Quoted alike by {', '.join(one.outlets)}, which is no independent confirmation: “{one.words}”"


def difference(found: Difference | None) -> str:
    """What two values are to each other, and why."""
    return f"{found.nature}: {found.because}" if found else ""


def saying(saying: Saying, value: Value) -> str:
    """Who gave a value, and in which words where they are others."""
    words = "" if saying.said == value.value else f" (“{saying.said}”)"
    return f"{saying.source}, {saying.speaker or 'the article itself'}{words}"


def in_force(item: ReportItem) -> Verdict | None:
    """The verdict that stands, if one does: the newest, unless that withdrew it."""
    newest = item.verdicts[0] if item.verdicts else None
    return newest if newest is not None and newest.rating else None


def earlier(item: ReportItem) -> tuple[Verdict, ...]:
    """The verdicts that no longer stand, newest first."""
    return item.verdicts[1:] if in_force(item) else item.verdicts


def rating(scale: Scale, verdict: Verdict) -> Rating | None:
    """The verdict's step on this scale; None where it was given on another."""
    steps = {step.key: step for step in scale.ratings}
    return steps.get(verdict.rating) if verdict.scale == scale.name else None


def verdict_name(scale: Scale, verdict: Verdict) -> str:
    """What the verdict is called."""
    if not verdict.rating:
        return "Withdrawn"
    step = rating(scale, verdict)
    return step.label if step else f"{verdict.rating} (on the scale {verdict.scale})"


def place(scale: Scale, step: Rating) -> str:
    """Where a step stands in the order of its scale: "4 of 5"; "" where it stands outside."""
    order = [known.value for known in scale.ratings if known.value is not None]
    return f"{step.value} of {max(order)}" if step.value is not None else ""


def outcome(scale: Scale, item: ReportItem) -> str:
    """What stands against the claim in a list of contents."""
    verdict = in_force(item)
    return verdict_name(scale, verdict) if verdict else NOT_RATED


def said_by(claim: ClaimView) -> str:
    """Who said it."""
    return claim.speaker or "the article itself"


def dates(claim: Claim) -> list[str]:
    """The days its dates stand for: "next month = 2020-10-01..2020-10-31"; a plain year needs no telling."""
    found = [(claim.quote[one.start - claim.start : one.end - claim.start], one) for one in claim.dates]
    return [f"{said} = {_days(one)}" for said, one in found if not said.isdigit()]


def _days(one: Dated) -> str:
    return str(one.first) if one.first == one.last else f"{one.first}..{one.last}"


def speakers(item: ReportItem) -> list[str]:
    """Everybody who said it, each once, in order of appearance."""
    return list(dict.fromkeys(said_by(appearance.claim) for appearance in item.appearances))


def archived(evidence: Evidence) -> str:
    """What is archived of a piece of evidence, so that it can be found and proved."""
    capture = evidence.capture
    if capture is None:
        return "Not archived"
    return (
        f"Archived {moment(capture.captured_at)} from {capture.origin}: {capture.media_type}, "
        f"{count(capture.size, 'byte')}, SHA-256 {capture.sha256}"
    )


def quote_check(evidence: Evidence) -> str:
    """Whether the quote was found where it is said to stand."""
    if not evidence.quote:
        return ""
    if evidence.capture is None:
        return "The quote is not checked: no copy of the source is archived"
    if evidence.start is None:
        return "The quote was not found in the archived copy"
    return "The quote was found in the archived copy"


def reading(appearance: Appearance) -> str:
    """Which reading of the article this is."""
    read = f"read {moment(appearance.read_at)}" if appearance.read_at else "read"
    return f"{read}, version {appearance.article_version}"


def link_state(link: LinkView) -> str:
    """Who says that two accounts conflict."""
    return (PROPOSED if link.state is LinkState.SUGGESTED else link.state.value).capitalize()


def done(operation: Operation) -> str:
    """One step of the history."""
    return operation.summary + (" (undone since)" if operation.undone else "")
