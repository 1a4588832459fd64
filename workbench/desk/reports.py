"""Reports: what was found, gathered for readers, and written to a file whole or not at all."""

import os
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from workbench import checking, reporting
from workbench.desk import checked, quotations, values
from workbench.desk.desk import Desk
from workbench.errors import DataError, UsageError
from workbench.records import Appearance, ClaimView, Cluster, Relation, Report, ReportItem, Status
from workbench.store import checked as store
from workbench.store import graph
from workbench.store import models as rows
from workbench.store.clusters import clusters
from workbench.store.engine import Session
from workbench.store.queries import (
    claim_views,
    evidence,
    link_views,
    one,
    operations,
    text_of,
    touching,
    verdicts,
)

CONTEXT = 160  # code points of the article on either side of a claim


def build(desk: Desk, wanted: Sequence[int] = (), *, title: str = "") -> Report:
    """The report on these clusters; by default on all with a verdict or evidence, else on all not dismissed.

    Raises `NotFound` for a cluster that is not there.
    """
    with desk.store.read() as session:
        for id in wanted:
            one(session, rows.Cluster, id)
        found = {
            cluster.id: cluster
            for cluster in clusters(session, rows.Cluster.id.in_(wanted) if wanted else None)
        }
        chosen = (
            [found[id] for id in dict.fromkeys(wanted)] if wanted else _worth_reporting(list(found.values()))
        )
        items = tuple(_item(session, cluster) for cluster in chosen)
    return Report(
        title=title or "Verdict report",
        made_at=datetime.now(UTC),
        by=desk.by,
        database=desk.name,
        scale=checking.scale(desk.settings.scale),
        items=items,
    )


def _worth_reporting(found: list[Cluster]) -> list[Cluster]:
    worked = [cluster for cluster in found if cluster.verdict or cluster.evidence]
    return worked or [cluster for cluster in found if cluster.status != Status.DISMISSED]


def _item(session: Session, cluster: Cluster) -> ReportItem:
    members = claim_views(session, rows.Claim.cluster_id == cluster.id)
    links = link_views(session, touching(cluster.claims) & (rows.Link.state != "rejected"))
    return ReportItem(
        cluster=cluster,
        appearances=tuple(_appearance(session, claim) for claim in members),
        conflicts=tuple(values.told([link for link in links if link.relation == Relation.CONFLICT])),
        values=tuple(values.values(session, cluster.id)),
        quotations=tuple(quotations.quotations(session, cluster.id)),
        verdicts=tuple(verdicts(session, rows.Verdict.cluster_id == cluster.id)),
        evidence=tuple(evidence(session, rows.Evidence.cluster_id == cluster.id)),
        checked=tuple(checked.standing(store.links(session, store.in_clusters([cluster.id])))),
        history=tuple(reversed(operations(session, graph.operations_on(session, cluster.id)))),
    )


def _appearance(session: Session, claim: ClaimView) -> Appearance:
    article = session.get_one(rows.Article, claim.article)
    text = text_of(session, article)
    return Appearance(
        claim=claim,
        before=_from_word(text[max(0, claim.start - CONTEXT) : claim.start]),
        after=_to_word(text[claim.end : claim.end + CONTEXT]),
        read_at=article.read_at,
        article_version=article.number,
    )


def _from_word(text: str) -> str:
    """Without the half word that a cut leaves at the start."""
    space = text.find(" ") if len(text) == CONTEXT else -1
    return text[space + 1 :] if 0 <= space < 30 else text


def _to_word(text: str) -> str:
    space = text.rfind(" ") if len(text) == CONTEXT else -1
    return text[:space] if space > CONTEXT - 30 else text


def write(
    desk: Desk,
    path: Path,
    *,
    format: str | None = None,
    wanted: Sequence[int] = (),
    title: str = "",
) -> Path:
    """Write the report to a file; the format is that of its suffix unless one is named.

    Raises `UsageError` for an unknown format, `DataError` where the file cannot be written.
    """
    kind = format or reporting.format_of(path)
    if kind is None:
        raise UsageError(f"no format for {path.name}", f"name one of: {', '.join(reporting.FORMATS)}")
    text = reporting.render(build(desk, wanted, title=title), kind)
    try:
        _replace(path, text)
    except OSError as error:
        raise DataError(f"cannot write {path}: {error.strerror}", "choose another place") from error
    return path


def _replace(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
