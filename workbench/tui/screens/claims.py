"""Spot: the claims, best first, each in its place in the article, with why it was picked."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from workbench.records import Article, CheckedLink, ClaimView, Status
from workbench.tui.about import about_claim
from workbench.tui.cells import safe
from workbench.tui.screens.room import ClusterRoom
from workbench.tui.widgets.article import ArticleText
from workbench.tui.widgets.claimrows import ClaimRows
from workbench.tui.widgets.rows import Rows
from workbench.tui.widgets.search import SearchLine
from workbench.tui.words import count

ORDERS = {
    "worth": "most worth checking first",
    "date": "newest first",
    "sources": "most sources first",
    "source": "by source",
    "text": "by the alphabet",
}
WELCOME = """\
No claims here yet.

Press  i  to read articles: a file, a folder, or the address of a page.
From the shell:  workbench read FILE

The claims in them will be listed here, the most worth checking first.
"""


class ClaimsScreen(ClusterRoom):
    """The list of claims; beside or below it the article of the one under the cursor."""

    PLACE = "claims"
    KEYS = (
        "choose",
        "search",
        "order",
        "put_aside",
        "verdict",
        "read",
        "undo",
        "evidence",
        "status",
        "article",
        "export",
    )
    CSS_PATH = "claims.tcss"
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search"),
        Binding("o", "order", "order"),
        Binding("x", "put_aside", "dismiss"),
        Binding("m", "article", "article"),
        Binding("X", "dismissed", "show or hide dismissed", show=False),
    ]

    order: var[str] = var("worth")
    searched: var[str] = var("")
    with_dismissed: var[bool] = var(False)

    rows = getters.query_one("#list", ClaimRows)
    article = getters.query_one("#article", ArticleText)
    about = getters.query_one("#about", Static)
    title_line = getters.query_one("#title", Static)
    search = getters.query_one("#search", SearchLine)

    def compose_body(self) -> ComposeResult:
        yield Static(Content(WELCOME), id="welcome", classes="friendly")
        with Vertical(id="body"):
            with Vertical(id="left"):
                yield SearchLine(id="search")
                yield Static(id="title", classes="title", markup=False)
                yield ClaimRows(id="list")
            with Vertical(id="right"):
                yield Static(id="about", classes="about", markup=False)
                yield ArticleText(id="article")

    @property
    def subject(self) -> int | None:
        return self.rows.current.cluster if self.rows.current else None

    # --- the list ---

    def on_mount(self) -> None:
        if self.app.first:
            self.title_line.update(safe(f"{ORDERS[self.order]} · opening the database"))
            self.rows.fill([claim for claim in self.app.first if claim.status is not Status.DISMISSED])

    def load(self) -> None:
        query, order = self.searched, self.order

        def read() -> list[ClaimView]:
            from workbench.desk import claims

            return claims.listing(self.app.desk, query=query, order=order)

        self.fetch(read, self.fill, group="list")

    def fill(self, found: Sequence[ClaimView]) -> None:
        """Show the claims that were found."""
        kept = [claim for claim in found if self.with_dismissed or claim.status is not Status.DISMISSED]
        self.set_class(not found and not self.searched, "-empty")
        self.rows.fill(kept)
        hidden = len(found) - len(kept)
        parts = [count(len(kept), "claim"), ORDERS[self.order]]
        parts += [f"{hidden:,} dismissed hidden (X)"] if hidden else []
        parts += [f"with “{self.searched}”"] if self.searched else []
        self.title_line.update(safe(" · ".join(parts)))

    def action_order(self) -> None:
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.rows.cursor = 0
        self.load()

    def action_dismissed(self) -> None:
        self.with_dismissed = not self.with_dismissed
        self.load()

    def action_search(self) -> None:
        self.add_class("-searching")
        self.search.focus()

    @on(SearchLine.Wanted)
    def look_for(self, event: SearchLine.Wanted) -> None:
        self.searched = event.query
        self.load()

    @on(SearchLine.Left)
    def back_to_list(self) -> None:
        self.set_class(bool(self.searched), "-searching")
        self.rows.focus()

    # --- the claim under the cursor ---

    @on(Rows.Moved, "#list")
    def show(self) -> None:
        claim = self.rows.current
        if claim is None:
            self.about.update("")
            self.article.clear()
            return
        wide = self.has_class("-wide")
        self.about.update(about_claim(claim, wide=wide))

        def read() -> tuple[Article, list[ClaimView], list[CheckedLink]]:
            from workbench.desk import articles, checked, claims

            others = claims.listing(self.app.desk, article=claim.article, order="source")
            known = checked.of_cluster(self.app.desk, claim.cluster) if claim.checked_before else []
            return articles.article(self.app.desk, claim.article), others, known

        def found(read: tuple[Article, list[ClaimView], list[CheckedLink]]) -> None:
            article, others, known = read
            self.about.update(about_claim(claim, known, wide=wide))
            self.article.show(article, claim, [other for other in others if other.id != claim.id])

        self.fetch(read, found, group="article")

    @on(Rows.Chosen, "#list")
    async def open(self) -> None:
        if self.rows.current is not None:
            await self.app.open_cluster(self.rows.current.cluster)

    def action_put_aside(self) -> None:
        """Dismiss the claim's cluster, or take it up again."""
        from workbench.desk import clusters

        claim = self.rows.current
        if claim is None:
            return
        status = Status.OPEN if claim.status is Status.DISMISSED else Status.DISMISSED
        self.app.change(lambda: clusters.set_status(self.app.desk, claim.cluster, status))

    def action_article(self) -> None:
        """Show what is known of the claim's article, to be set right."""
        from workbench.desk import articles
        from workbench.tui.dialogs.article import ArticleDialog

        claim = self.rows.current
        if claim is None:
            return
        self.fetch(
            lambda: articles.article(self.app.desk, claim.article),
            lambda article: self.app.push_screen(ArticleDialog(article), self.asked),
            group="dialog",
        )
