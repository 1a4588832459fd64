"""One cluster with everything that belongs to it, and how it is told."""

import re
from dataclasses import dataclass

from textual.content import Content

from workbench.desk import Desk
from workbench.records import (
    CheckedLink,
    ClaimView,
    Cluster,
    Evidence,
    LinkState,
    LinkView,
    Quotation,
    Relation,
    ValueTable,
    Verdict,
)
from workbench.reporting.words import difference, quoted, rated, sources
from workbench.reporting.words import saying as said_by
from workbench.text import one_line
from workbench.tui.words import RELATION, STANCE, STATUS, count, day, how_sure, verdict

_PLACE = {"left": "above", "right": "below"}
_SIDE = re.compile(r"\bonly (left|right): ")
STRONG, QUIET = "bold", "$quiet"
ASKED = (Relation.SAME, Relation.CONFLICT)  # what a person is asked to decide


@dataclass(frozen=True)
class ClusterSheet:
    """All that the screen shows of a cluster."""

    cluster: Cluster
    members: list[ClaimView]
    links: list[LinkView]
    evidence: list[Evidence]
    verdicts: list[Verdict]
    values: list[ValueTable]
    checked: list[CheckedLink]
    quotations: list[Quotation]

    def proposals(self, member: int = 0) -> list[LinkView]:
        """What nobody has decided: of this member first, then inside the cluster, then strongest."""
        inside = {claim.id for claim in self.members}
        return sorted(
            (link for link in self.links if undecided(link)),
            key=lambda link: (member not in (link.a, link.b), not {link.a, link.b} <= inside, -link.score),
        )

    def conflicts(self) -> list[LinkView]:
        """Links to claims that contradict this one, confirmed or proposed."""
        return [
            link
            for link in self.links
            if link.relation is Relation.CONFLICT and link.state is not LinkState.REJECTED
        ]


def undecided(link: LinkView) -> bool:
    """Whether a person is still to say how two claims stand to each other."""
    together = link.left.cluster == link.right.cluster and not (link.left.proposed or link.right.proposed)
    return link.state is LinkState.SUGGESTED and link.relation in ASKED and not together


def read_sheet(desk: Desk, id: int) -> ClusterSheet:
    """Everything about one cluster. Raises `NotFound`."""
    from workbench.desk import checked, claims, clusters, evidence, links, quotations, values, verdicts

    return ClusterSheet(
        cluster=clusters.cluster(desk, id),
        members=claims.listing(desk, cluster=id, order="date"),
        links=links.listing(desk, cluster=id),
        evidence=evidence.listing(desk, id),
        verdicts=verdicts.listing(desk, id),
        values=values.of_cluster(desk, id),
        checked=checked.of_cluster(desk, id),
        quotations=quotations.of_cluster(desk, id),
    )


def told(sheet: ClusterSheet, member: int) -> Content:
    """The cluster in words: what is to be decided, verdict, evidence, the values given, what contradicts it."""
    parts = [
        _proposal(sheet, member),
        _verdict(sheet),
        _checked(sheet),
        _evidence(sheet),
        Content("\n").join(Content(one_line(quoted(one))) for one in sheet.quotations),
        _values(sheet),
        _conflicts(sheet),
    ]
    return Content("\n\n").join([part for part in parts if part])


def named(sheet: ClusterSheet) -> Content:
    """The claim in full and the state of its cluster."""
    words, _ = verdict(sheet.cluster.verdict)
    state = f"{count(len(sheet.members), 'claim')} in {one_line(sources(sheet.cluster))}"
    return Content.assemble(
        (one_line(sheet.cluster.text), STRONG),
        ("\n" + f"{words} · {STATUS[sheet.cluster.status]} · {state}", QUIET),
        (" · checked before: f" if sheet.checked else "", "$accent"),
    )


def _proposal(sheet: ClusterSheet, member: int) -> Content:
    proposals = sheet.proposals(member)
    if not proposals:
        return Content.styled("Nothing here waits for a decision.", QUIET)
    link, others = proposals[0], len(proposals) - 1
    more = f"  ({others} more)" if others else ""
    return Content.assemble(
        (f"Proposed: {RELATION[link.relation]}, {how_sure(link)}{more}\n", STRONG),
        pair(link),
    )


def pair(link: LinkView) -> Content:
    """Both claims with where they stand, one above the other, and the reasons."""
    parts: list[str | tuple[str, str]] = []
    for claim in (link.left, link.right):
        parts += [(f"{one_line(claim.source)}: ", QUIET), f"{one_line(claim.text)}\n"]
    reasons = "; ".join(one_line(reason) for reason in link.reasons)
    return Content.assemble(*parts, _SIDE.sub(lambda side: f"only {_PLACE[side[1]]}: ", reasons))


def _values(sheet: ClusterSheet) -> Content:
    """Each value, what it is to the one before, and who gave it when."""
    lines: list[Content] = []
    for table in sheet.values:
        lines.append(Content.styled(f"Values given: {one_line(table.slot)}", STRONG))
        for value in table.values:
            lines.append(
                Content.assemble(f"• {one_line(value.value)}", (f"  {count(value.sources, 'source')}", QUIET))
            )
            lines += [
                Content(f"  {day(saying.published)}  {one_line(said_by(saying, value))}")
                for saying in value.sayings
            ]
            if value.difference:
                lines.append(Content.styled(f"  {one_line(difference(value.difference))}", QUIET))
    return Content("\n").join(lines)


def _conflicts(sheet: ClusterSheet) -> Content:
    conflicts = sheet.conflicts()
    if not conflicts:
        return Content.empty()
    lines = [Content.styled("In conflict with", STRONG)]
    inside = {claim.id for claim in sheet.members}
    for link in conflicts:
        other = link.right if link.a in inside else link.left
        state = "confirmed" if link.state is LinkState.CONFIRMED else f"proposed, {how_sure(link)}"
        lines.append(
            Content.assemble(
                f"≠ {one_line(other.text)}",
                (f"  {one_line(other.source)}, {state}: {_why(link)}", QUIET),
            )
        )
    return Content("\n").join(lines)


def _why(link: LinkView) -> str:
    """Whether a conflict is an update or a contradiction, and what the two share and do not."""
    nature = [link.difference.nature] if link.difference else []
    return "; ".join(one_line(why) for why in (*nature, *link.reasons))


def _verdict(sheet: ClusterSheet) -> Content:
    if not sheet.verdicts or not sheet.cluster.verdict:
        return Content.empty()
    given = sheet.verdicts[0]
    words, _ = verdict(given.rating)
    return Content.assemble(
        (f"Verdict: {words}", STRONG),
        (f"  as of {given.as_of}, by {one_line(given.by)}\n", QUIET),
        one_line(given.because),
    )


def _checked(sheet: ClusterSheet) -> Content:
    """What others found when they checked this, or its opposite, before."""
    if not sheet.checked:
        return Content.empty()
    lines = [
        Content.assemble(("Checked before", STRONG), ("  f uses it as evidence, or sets it aside", QUIET))
    ]
    for link in sheet.checked:
        sure = "confirmed" if link.state is LinkState.CONFIRMED else how_sure(link)
        lines.append(
            Content.assemble(
                one_line(rated(link.checked)),
                (f"  {RELATION[link.relation]}, {sure}", QUIET),
                f"\n    “{one_line(link.checked.claim)}”",
                (f"\n    {one_line('; '.join(link.reasons))}", QUIET),
            )
        )
    return Content("\n").join(lines)


def _evidence(sheet: ClusterSheet) -> Content:
    if not sheet.evidence:
        return Content.empty()
    lines = [Content.styled("Evidence", STRONG)]
    for piece in sheet.evidence:
        kept = "archived" if piece.capture else "not archived"
        lines.append(
            Content.assemble(
                f"{STANCE[piece.stance]}  {one_line(piece.title or piece.source)}",
                (f"  {kept}", QUIET),
                *([f"\n    “{one_line(piece.quote)}”"] if piece.quote else []),
                *([(f"\n    {one_line(piece.note)}", QUIET)] if piece.note else []),
            )
        )
    return Content("\n").join(lines)
