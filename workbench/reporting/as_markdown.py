"""A report as CommonMark."""

from collections.abc import Iterator

from workbench.records import (
    Appearance,
    CheckedLink,
    Evidence,
    LinkView,
    Rating,
    Report,
    ReportItem,
    Scale,
    ValueTable,
    Verdict,
)
from workbench.reporting import words
from workbench.reporting.commonmark import bullet, line, link, passage, quote, text


def write(report: Report) -> str:
    """The whole report."""
    blocks = [
        f"# {line(report.title)}",
        f"{words.extent(report)}. Made by {line(words.signed(report.by, report.made_at))}, "
        f"from {line(report.database)}.",
    ]
    for number, item in enumerate(report.items, 1):
        blocks += _item(report.scale, number, item)
    return "\n\n".join([*blocks, *_key(report.scale)]) + "\n"


def _item(scale: Scale, number: int, item: ReportItem) -> Iterator[str]:
    yield f"## {number}. {line(item.cluster.text)}"
    verdict = words.in_force(item)
    yield from _verdict(scale, verdict) if verdict else [f"**{words.NOT_RATED.capitalize()}.**"]
    yield (
        f"Said by {line('; '.join(words.speakers(item)))}. In {line(words.spread(item))}. "
        f"Status: {item.cluster.status}. Cluster {item.cluster.id}."
    )
    for quotation in item.quotations:
        yield f"{line(words.quoted(quotation))}."
    yield from _section("Where it appears", [_appearance(one) for one in item.appearances])
    yield from _section("Evidence", [_evidence(one) for one in item.evidence])
    yield from _section("Checked before by others", [_checked(one) for one in item.checked])
    yield from _section("Conflicting accounts", [_conflict(one) for one in item.conflicts])
    yield from _section("Who gave which value", [_values(table) for table in item.values])
    yield from _section("Earlier verdicts", [bullet(*_verdict(scale, one)) for one in words.earlier(item)])
    steps = [bullet(line(f"{words.signed(one.by, one.at)}: {words.done(one)}")) for one in item.history]
    yield from _section("History", ["\n".join(steps)] if steps else [])


def _section(title: str, bullets: list[str]) -> Iterator[str]:
    if bullets:
        yield f"### {title}"
        yield from bullets


def _verdict(scale: Scale, verdict: Verdict) -> Iterator[str]:
    yield f"**{line(words.verdict_name(scale, verdict))}**, as of {verdict.as_of}"
    if verdict.because.strip():
        yield quote(text(verdict.because))
    yield f"Verdict {verdict.number}, by {line(words.signed(verdict.by, verdict.at))}."


def _appearance(appearance: Appearance) -> str:
    claim = appearance.claim
    facts = [line(claim.source)]
    if claim.title:
        facts.append(f"“{line(claim.title)}”")
    facts += [str(claim.published or "no date"), f"said by {line(words.said_by(claim))}"]
    if claim.proposed:
        facts.append(f"**{words.PROPOSED}**")
    return bullet(
        ", ".join(facts),
        quote(passage(appearance.before, claim.quote, appearance.after)),
        f"Dates: {line('; '.join(words.dates(claim)))}." if words.dates(claim) else "",
        f"{link(claim.url or claim.origin)}, {words.reading(appearance)}",
    )


def _evidence(evidence: Evidence) -> str:
    title = f", “{line(evidence.title)}”" if evidence.title else ""
    check = words.quote_check(evidence)
    return bullet(
        f"**{evidence.stance.capitalize()}**: {link(evidence.source)}{title}",
        quote(text(evidence.quote)) if evidence.quote.strip() else "",
        f"{check}." if check else "",
        text(evidence.note),
        f"{line(words.archived(evidence))}.",
        f"Added by {line(words.signed(evidence.by, evidence.at))}.",
    )


def _checked(about: CheckedLink) -> str:
    item = about.checked
    title = f", “{line(item.title)}”" if item.title else ""
    return bullet(
        f"**{line(words.rated(item))}**{title}",
        quote(text(item.claim)),
        f"Claimed by {line(item.claimant)}." if item.claimant else "",
        f"{words.how_far(about).capitalize()}.",
        link(item.url) if item.url else "",
    )


def _conflict(link: LinkView) -> str:
    sides = [
        bullet(f"{line(claim.source)}, said by {line(words.said_by(claim))}: “{line(claim.quote)}”")
        for claim in (link.left, link.right)
    ]
    return bullet(
        f"**{words.link_state(link)}**" + (f": {line(link.because)}" if link.because else ""),
        *sides,
        f"{line(words.difference(link.difference)).capitalize()}." if link.difference else "",
        f"Why: {line('; '.join(link.reasons))}" if link.reasons else "",
    )


def _values(table: ValueTable) -> str:
    rows = [("Value", "Sources", "Given", "By", "")]
    for value in table.values:
        for number, saying in enumerate(value.sayings):
            first = (line(value.value), str(value.sources), line(words.difference(value.difference)))
            said, sources, nature = ("", "", "") if number else first
            when = str(saying.published or "no date")
            rows.append((said, sources, when, line(words.saying(saying, value)), nature))
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([f"**{line(table.slot)}**", "", head, "|---|---|---|---|---|", *body])


def _key(scale: Scale) -> Iterator[str]:
    yield f"## {line(scale.title)}: the scale “{line(scale.name)}”"
    yield "\n".join(
        bullet(f"**{line(step.label)}**{_place(scale, step)}: {line(step.meaning)}") for step in scale.ratings
    )


def _place(scale: Scale, step: Rating) -> str:
    place = words.place(scale, step)
    return f" ({place})" if place else ""
