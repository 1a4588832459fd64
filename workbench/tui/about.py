"""What is said about a claim beside its article, as content."""

from collections.abc import Sequence

from textual.content import Content

from workbench.records import CheckedLink, ClaimView, LinkState, Reason
from workbench.reporting.words import rated
from workbench.text import one_line
from workbench.tui.words import BAND, RELATION, count, day, speaker, verdict, weight

STRONG = "bold"
QUIET = "$quiet"
REASONS, REASONS_WIDE = 3, 6  # the strongest; more would hide the article


def about_claim(claim: ClaimView, known: Sequence[CheckedLink] = (), *, wide: bool) -> Content:
    """The claim in full, who said it where and when, who checked it before, and why it was picked."""
    parts = [said(claim), before(claim, known), why(claim, wide=wide)]
    return Content("\n").join([part for part in parts if part])


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


def before(claim: ClaimView, known: Sequence[CheckedLink]) -> Content:
    """The likeliest fact-check that others published, and how many more there are; empty where there is none."""
    if not claim.checked_before:
        return Content.empty()
    told = "…"
    if known:
        sure = RELATION[known[0].relation] if known[0].state is LinkState.SUGGESTED else "confirmed"
        told = f"{rated(known[0].checked)} ({sure})"
    more = f", {claim.checked_before - 1} more" if claim.checked_before > 1 else ""
    return Content.assemble(("Checked before (f): ", "$accent"), one_line(told) + more)


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
