"""Whatever two people do in whatever order: what they decided stands, and nothing is lost or half done."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from workbench.desk import (
    Desk,
    claims,
    clusters,
    evidence,
    intake,
    learning,
    links,
    open_desk,
    past,
    upkeep,
    verdicts,
)
from workbench.errors import NothingToUndo, StaleEdit, StoreError, WorkbenchError
from workbench.records import Article, ClaimView, Cluster, Evidence, LinkView, Operation, Verdict
from workbench.store import graph, models, queries
from workbench.store.clusters import clusters as all_clusters

SENTENCES = (
    "The storm killed 31 people in Port Amsel on Friday, officials said.",
    "The storm killed 44 people in Port Amsel on Friday, officials said.",
    "The government will spend $40 million on repairs to the sea wall.",
    "The bridge cost $12 million and opened in 2019.",
    "Unemployment fell to 4% in March.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2, unique=True).map(" ".join)
NUMBERS = st.integers(0, 30)
WHO = st.sampled_from(["ana", "ben"])


class Deeds(RuleBasedStateMachine):
    """Every rule is one deed by one of two people, each at a desk of their own on one database."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name)
        (self.path / "report.txt").write_text("The coroner counted 31 dead.", encoding="utf-8")
        self.desks = {by: open_desk(self.path / "claims.db", by=by) for by in ("ana", "ben")}
        self.desk = self.desks["ana"]
        self.now = look(self.desk)
        for name, text in (("one", SENTENCES[0]), ("two", SENTENCES[0]), ("three", SENTENCES[1])):
            self.read("ana", name, text)

    def teardown(self) -> None:
        for desk in self.desks.values():
            desk.close()
        with open_desk(self.path / "claims.db") as desk:
            assert [finding for finding in upkeep.verify(desk) if not finding.ok] == []
        self.folder.cleanup()

    # --- deeds ----------------------------------------------------------------------------------

    @rule(by=WHO, name=st.sampled_from(["one", "two", "three", "four"]), text=TEXTS)
    def read(self, by: str, name: str, text: str) -> None:
        path = self.path / f"{name}.txt"
        path.write_text(f"{text}\n\nSo writes {name}.", encoding="utf-8")  # the same words are read once
        self.by_machine(by, lambda desk: intake.read(desk, path))

    @rule(by=WHO)
    def link(self, by: str) -> None:
        self.by_machine(by, links.link)

    @rule(by=WHO, decide=st.sampled_from([links.accept, links.reject, links.conflict]), a=NUMBERS, b=NUMBERS)
    def decide(self, by: str, decide: Any, a: int, b: int) -> None:
        one, other = self.claim(a), self.claim(b)
        self.by_person(by, lambda desk: decide(desk, one, other, because="seen both"))
        if decide is links.accept and self.done:
            assert self.home(one) == self.home(other)

    @rule(by=WHO, a=NUMBERS, b=NUMBERS)
    def merge(self, by: str, a: int, b: int) -> None:
        into, other = self.cluster(a), self.cluster(b)
        self.by_person(by, lambda desk: clusters.merge(desk, into, other))

    @rule(by=WHO, a=NUMBERS, some=st.sets(st.integers(0, 3), max_size=2))
    def split(self, by: str, a: int, some: set[int]) -> None:
        cluster = self.cluster(a)
        members = [claim.id for claim in self.now.claims if claim.cluster == cluster] or [a]
        leaving = {members[n % len(members)] for n in some}
        self.by_person(by, lambda desk: clusters.split(desk, cluster, sorted(leaving)))

    @rule(by=WHO, a=NUMBERS)
    def confirm(self, by: str, a: int) -> None:
        claim = self.claim(a)
        self.by_person(by, lambda desk: clusters.confirm(desk, claim))

    @rule(by=WHO, a=NUMBERS, rating=st.sampled_from(["true", "false"]))
    def rate(self, by: str, a: int, rating: str) -> None:
        cluster = self.cluster(a)
        self.do(by, lambda desk: verdicts.set_verdict(desk, cluster, rating, because="counted"))
        assert not self.done or clusters.cluster(self.desk, cluster).verdict == rating

    @rule(by=WHO, a=NUMBERS)
    def withdraw(self, by: str, a: int) -> None:
        cluster = self.cluster(a)
        self.do(by, lambda desk: verdicts.withdraw(desk, cluster, because="recount"))
        assert not self.done or not clusters.cluster(self.desk, cluster).verdict

    @rule(by=WHO, a=NUMBERS, status=st.sampled_from(["open", "checked", "dismissed"]))
    def move_along(self, by: str, a: int, status: str) -> None:
        cluster = self.cluster(a)
        self.by_person(by, lambda desk: clusters.set_status(desk, cluster, status))

    @rule(by=WHO, a=NUMBERS)
    def add_evidence(self, by: str, a: int) -> None:
        cluster, source = self.cluster(a), str(self.path / "report.txt")
        self.by_person(
            by, lambda desk: evidence.add(desk, cluster, source, stance="supports", quote="counted 31 dead")
        )

    @rule(by=WHO, a=NUMBERS)
    def remove_evidence(self, by: str, a: int) -> None:
        found = [piece.id for piece in self.now.evidence] or [a]
        self.by_person(by, lambda desk: evidence.remove(desk, found[a % len(found)]))

    @rule(by=WHO, on=st.sampled_from([None, True, False]))
    def learn(self, by: str, on: bool | None) -> None:
        self.by_machine(by, learning.reset if on is None else lambda desk: learning.use(desk, on))

    @rule(by=WHO)
    def undo(self, by: str) -> None:
        self.do(by, past.undo)

    @rule(by=WHO, a=NUMBERS)
    def undo_any(self, by: str, a: int) -> None:
        done = self.now.history[a % len(self.now.history)]
        self.do(by, lambda desk: past.undo(desk, done.id))

    @rule(by=WHO)
    def redo(self, by: str) -> None:
        self.do(by, past.redo)

    @rule(by=WHO, steps=st.integers(1, 4))
    def there_and_back(self, by: str, steps: int) -> None:
        desk, states = self.desks[by], [told(self.now)]
        try:
            for _ in range(steps):
                past.undo(desk)
                states.append(told(look(desk)))
        except (NothingToUndo, StaleEdit):
            pass
        for state in reversed(states[:-1]):
            past.redo(desk)
            assert told(look(desk)) == state
        self.now = look(desk)

    # --- how a deed is done and what must hold ---------------------------------------------------

    def do(self, by: str, deed: Callable[[Desk], Any]) -> None:
        """Do it; where it is refused, everything must be as it was."""
        before, self.done = self.now, True
        try:
            deed(self.desks[by])
        except StoreError:
            raise  # a refusal is about the data, never about the database
        except WorkbenchError:
            self.done = False
        self.now = look(self.desk)
        assert self.done or self.now == before

    def by_person(self, by: str, deed: Callable[[Desk], Any]) -> None:
        """A deed that is not about verdicts: those in force stay so."""
        before = in_force(self.now)
        self.do(by, deed)
        assert in_force(self.now) == before

    def by_machine(self, by: str, deed: Callable[[Desk], Any]) -> None:
        """A deed that decides nothing: it moves nobody whom a person put in a place."""
        before = self.now.placed
        self.by_person(by, deed)
        assert before.items() <= self.now.placed.items()

    @invariant()
    def every_claim_has_one_place(self) -> None:
        held = [id for cluster in self.now.clusters for id in cluster.claims]
        assert sorted(held) == [claim.id for claim in self.now.claims]
        assert len(self.now.clusters) == upkeep.counts(self.desk).clusters  # none is empty

    @invariant()
    def what_was_set_apart_is_apart(self) -> None:
        for link in self.now.links:
            if link.state == "rejected" or (link.state == "confirmed" and link.relation == "conflict"):
                assert link.left.cluster != link.right.cluster, (link.a, link.b)

    @invariant()
    def checked_means_rated(self) -> None:
        assert all(cluster.verdict for cluster in self.now.clusters if cluster.status == "checked")

    def claim(self, number: int) -> int:
        found = [claim.id for claim in self.now.claims] or [number]
        return found[number % len(found)]

    def cluster(self, number: int) -> int:
        found = [cluster.id for cluster in self.now.clusters] or [number]
        return found[number % len(found)]

    def home(self, claim: int) -> int:
        return claims.claim(self.desk, claim).cluster


class Seen(NamedTuple):
    """All that there is to see, in order of id."""

    articles: list[Article]
    claims: list[ClaimView]
    clusters: list[Cluster]
    links: list[LinkView]
    evidence: list[Evidence]
    verdicts: list[Verdict]
    history: list[Operation]
    placed: dict[int, int]  # the claims that a person put or left in a cluster, and that cluster


def look(desk: Desk) -> Seen:
    with desk.store.read() as session:
        rows = graph.component(session, graph.claim_ids(session))
        touched = graph.touched_clusters(session, rows)
        return Seen(
            queries.articles(session, brief=False),
            queries.claim_views(session),
            all_clusters(session),
            queries.link_views(session),
            queries.evidence(session, models.Evidence.id > 0),
            queries.verdicts(session, models.Verdict.id > 0),
            queries.operations(session),
            {row.id: row.cluster_id for row in rows if not row.proposed and row.cluster_id in touched},
        )


def told(seen: Seen) -> Any:
    """What undo gives back: all but the history, and the numbers that count changes."""
    return [
        [record.model_dump(exclude={"version", "left", "right"}) for record in found]
        for found in (seen.articles, seen.claims, seen.clusters, seen.links, seen.evidence, seen.verdicts)
    ]


def in_force(seen: Seen) -> list[int]:
    """The verdicts that stand; `seen.verdicts` has those with the highest number first."""
    last = {verdict.cluster: verdict for verdict in reversed(seen.verdicts)}
    return sorted(verdict.id for verdict in last.values() if verdict.rating)


Deeds.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestDeeds = Deeds.TestCase
