"""Whatever two people do in whatever order: what they decided stands, and nothing is lost or half done."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from workbench.desk import (
    Desk,
    articles,
    claims,
    clusters,
    evidence,
    intake,
    links,
    open_desk,
    past,
    upkeep,
    verdicts,
)
from workbench.errors import NothingToUndo, StaleEdit, StoreError, WorkbenchError
from workbench.store import graph

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
        for name, text in (("one", SENTENCES[0]), ("two", SENTENCES[0]), ("three", SENTENCES[1])):
            self.read("ana", name, text)

    def teardown(self) -> None:
        for desk in getattr(self, "desks", {}).values():
            desk.close()
        if hasattr(self, "folder"):
            self.folder.cleanup()

    # --- deeds ----------------------------------------------------------------------------------

    @rule(by=WHO, name=st.sampled_from(["one", "two", "three", "four"]), text=TEXTS)
    def read(self, by: str, name: str, text: str) -> None:
        path = self.path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
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
        members = [claim.id for claim in claims.listing(self.desk, cluster=cluster)] or [a]
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
        found = [piece.id for cluster in self.clusters() for piece in evidence.listing(self.desk, cluster)]
        if found:
            self.by_person(by, lambda desk: evidence.remove(desk, found[a % len(found)]))

    @rule(by=WHO)
    def undo(self, by: str) -> None:
        self.do(by, past.undo)

    @rule(by=WHO, a=NUMBERS)
    def undo_any(self, by: str, a: int) -> None:
        done = past.listing(self.desk)
        self.do(by, lambda desk: past.undo(desk, done[a % len(done)].id))

    @rule(by=WHO)
    def redo(self, by: str) -> None:
        self.do(by, past.redo)

    @rule(by=WHO, steps=st.integers(1, 4))
    def there_and_back(self, by: str, steps: int) -> None:
        desk, states = self.desks[by], [self.state()]
        try:
            for _ in range(steps):
                past.undo(desk)
                states.append(self.state())
        except (NothingToUndo, StaleEdit):
            pass
        for state in reversed(states[:-1]):
            past.redo(desk)
            assert self.state() == state

    # --- how a deed is done and what must hold ---------------------------------------------------

    def do(self, by: str, deed: Callable[[Desk], Any]) -> None:
        """Do it; where it is refused, everything must be as it was."""
        before = self.state(), past.listing(self.desk)
        self.done = True
        try:
            deed(self.desks[by])
        except StoreError:
            raise  # a refusal is about the data, never about the database
        except WorkbenchError:
            self.done = False
            assert (self.state(), past.listing(self.desk)) == before

    def by_person(self, by: str, deed: Callable[[Desk], Any]) -> None:
        """A deed that is not about verdicts: those in force stay so."""
        before = self.in_force()
        self.do(by, deed)
        assert self.in_force() == before

    def by_machine(self, by: str, deed: Callable[[Desk], Any]) -> None:
        """A deed that decides nothing: it moves nobody whom a person put in a place."""
        before = self.placed()
        self.by_person(by, deed)
        assert before.items() <= self.placed().items()

    @invariant()
    def every_claim_has_one_place(self) -> None:
        held = [id for cluster in clusters.listing(self.desk) for id in cluster.claims]
        assert sorted(held) == sorted(claim.id for claim in claims.listing(self.desk))
        assert len(clusters.listing(self.desk)) == upkeep.counts(self.desk).clusters

    @invariant()
    def what_was_set_apart_is_apart(self) -> None:
        for link in links.listing(self.desk):
            if link.state == "rejected" or (link.state == "confirmed" and link.relation == "conflict"):
                assert link.left.cluster != link.right.cluster, (link.a, link.b)

    @invariant()
    def checked_means_rated(self) -> None:
        assert all(cluster.verdict for cluster in clusters.listing(self.desk, status="checked"))

    @invariant()
    def the_database_is_sound(self) -> None:
        assert [finding for finding in upkeep.verify(self.desk) if not finding.ok] == []

    def claim(self, number: int) -> int:
        found = sorted(claim.id for claim in claims.listing(self.desk))
        return found[number % len(found)] if found else number

    def home(self, claim: int) -> int:
        return claims.claim(self.desk, claim).cluster

    def clusters(self) -> list[int]:
        return sorted(cluster.id for cluster in clusters.listing(self.desk))

    def cluster(self, number: int) -> int:
        found = self.clusters()
        return found[number % len(found)] if found else number

    def in_force(self) -> list[int]:
        newest = (verdicts.listing(self.desk, cluster)[:1] for cluster in self.clusters())
        return sorted(verdict.id for found in newest for verdict in found if verdict.rating)

    def placed(self) -> dict[int, int]:
        """Claims that a person put or left where they are, and where that is."""
        with self.desk.store.read() as session:
            all_claims = graph.component(session, graph.claim_texts(session))
            touched = graph.touched_clusters(session, all_claims)
            return {c.id: c.cluster_id for c in all_claims if not c.proposed and c.cluster_id in touched}

    def state(self) -> Any:
        """All that the listings tell, but for the numbers that count changes."""
        return [
            [record.model_dump(exclude={"version", "left", "right"}) for record in found]
            for found in (
                articles.listing(self.desk, brief=False),
                claims.listing(self.desk),
                clusters.listing(self.desk),
                links.listing(self.desk),
                *(evidence.listing(self.desk, cluster) for cluster in self.clusters()),
                *(verdicts.listing(self.desk, cluster) for cluster in self.clusters()),
            )
        ]


Deeds.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestDeeds = Deeds.TestCase
