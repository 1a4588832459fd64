"""What is said about a claim beside its article, as content."""

from textual.content import Content

from workbench.records import ClaimView, Reason
from workbench.text import one_line
from workbench.tui.words import BAND, count, day, speaker, verdict, weight

STRONG = "bold"
QUIET = "$quiet"
REASONS, REASONS_WIDE = 3, 6  # the strongest; more would hide the article


def about_claim(claim: ClaimView, *, wide: bool) -> Content:
    """The claim in full, who said it where and when, and why it was picked."""
    return Content("\n").join([said(claim), why(claim, wide=wide)])


def said(claim: ClaimView) -> Content:
    """The claim in full; who, where, when; what is known of it; the days it speaks of."""
    words, _ = verdict(claim.verdict)
    place = [speaker(claim.speaker), claim.source, day(claim.published), claim.title]
    state = [words, count(claim.sources, "source")]
    state += ["in its cluster by proposal"] if claim.proposed else []
    state += [", ".join(claim.kinds)] if claim.kinds else []
    lines = [" · ".join(one_line(part) for part in place if part), " · ".join(state), when(claim)]
    told = [part for line in lines if line for part in ("\n", (line, QUIET))]
    return Content.assemble((one_line(claim.text), STRONG), *told)


def when(claim: ClaimView) -> str:
    """The days that the claim's words for times stand for, "" where it has none or says them itself."""
    told = []
    for one in claim.dates:
        words = one_line(claim.quote[one.start - claim.start : one.end - claim.start])
        if words.isdigit():
            continue  # a year says itself which it is
        days = f"{one.first}" if one.first == one.last else f"{one.first} to {one.last}"
        told += [f"“{words}” is {days}"]
    return "; ".join(told)


def why(claim: ClaimView, *, wide: bool) -> Content:
    """The reasons of the worth, what speaks for it first, their weights in words."""
    reasons = sorted(claim.reasons, key=lambda reason: -abs(reason.weight))[
        : REASONS_WIDE if wide else REASONS
    ]
    reasons.sort(key=lambda reason: reason.weight < 0)
    head = Content.assemble(("Why ", QUIET), BAND[claim.band])
    if not reasons:
        return head
    if wide:
        return Content("\n").join([head, *(_row(reason) for reason in reasons)])
    told = "; ".join(f"{one_line(reason.text)} ({weight(reason.weight)})" for reason in reasons)
    return Content.assemble(head, (": ", QUIET), told)


def _row(reason: Reason) -> Content:
    sign = "+" if reason.weight >= 0 else "−"
    return Content.assemble((f"  {sign} {weight(reason.weight):<17}", QUIET), one_line(reason.text))
