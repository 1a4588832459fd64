"""What is known of an article: set right by hand, or extracted again from its original."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label, Static

from workbench.records import Article
from workbench.text import one_line
from workbench.tui.cells import safe
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.textline import TextLine
from workbench.tui.words import moment

FIELDS = {
    "title": ("Headline", ""),
    "outlet": ("Published by", "as a reader would name it"),
    "byline": ("Written by", ""),
    "published": ("Published on", "2020-09-24; what “last week” and “in May” are counted from"),
    "url": ("Address", "https://…"),
    "language": ("Language", "en"),
}


class ArticleDialog(Dialog):
    """Edits the fields of one article; only what was changed is saved, and stays in later versions."""

    HINTS = "ctrl+s save   ctrl+r extract again from the original   esc leave"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+r", "reread", "extract again", priority=True)]

    def __init__(self, article: Article) -> None:
        super().__init__(f"Article {article.id}, version {article.version}")
        self.article = article

    def compose_fields(self) -> ComposeResult:
        yield Static(safe(one_line(provenance(self.article))), classes="provenance")
        for name, (label, hint) in FIELDS.items():
            by_hand = " (set by hand)" if name in self.article.edited else ""
            yield Label(label + by_hand, classes="label", markup=False)
            yield TextLine(self.known(name), id=name, placeholder=hint)

    def known(self, name: str) -> str:
        """A field as it stands."""
        value = getattr(self.article, name)
        return "" if value is None else one_line(str(value))

    def changed(self) -> dict[str, str]:
        """The fields that differ from what stands."""
        values = {name: self.query_one(f"#{name}", TextLine).value.strip() for name in FIELDS}
        return {name: value for name, value in values.items() if value != self.known(name)}

    def typed(self) -> bool:
        return bool(self.changed())

    def action_save(self) -> None:
        from workbench.desk import articles

        fields = self.changed()
        if not fields:
            self.dismiss(None)
            return
        self.save(
            lambda: articles.edit(self.app.desk, self.article.id, **fields),
            lambda operation: operation.summary,
        )

    def action_reread(self) -> None:
        from workbench.desk import intake

        if self.typed():
            self.complain("save or drop what you typed first")
            return
        self.error_line.update("extracting …")
        self.save(
            lambda: intake.reread(self.app.desk, self.article.id),
            lambda item: (
                f"article {item.article} is {item.outcome}"
                + (f" (version {item.version})" if item.outcome == "version" else "")
            ),
        )


def provenance(article: Article) -> str:
    """Where the text comes from, in one line."""
    kept = f"original kept, SHA-256 {article.raw[:12]}…" if article.raw else "the original was not kept"
    parts = [f"read {moment(article.read_at)} from {article.origin}", kept, article.note]
    parts += ["only an excerpt of the article"] if article.excerpt else []
    return " · ".join(part for part in parts if part)
