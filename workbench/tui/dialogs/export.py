"""Export: the verdict report as a file for readers."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label

from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.fields import Choice, Option
from workbench.tui.widgets.rows import Rows
from workbench.tui.widgets.textline import TextLine

SUFFIX = {"html": ".html", "markdown": ".md", "json": ".json"}
FORMATS = [
    Option("html", "HTML", "one page, nothing to load from elsewhere"),
    Option("markdown", "Markdown", "to paste or edit"),
    Option("json", "JSON", "for programs"),
]
RATED, THIS = "rated", "this"


class ExportDialog(Dialog):
    """Writes the report on one cluster, or on all with a verdict or evidence."""

    HINTS = "ctrl+s write   tab next field   esc leave"

    def __init__(self, cluster: int | None) -> None:
        super().__init__("Export a verdict report")
        self.cluster = cluster
        self.over = ""  # a file that may be replaced

    def compose_fields(self) -> ComposeResult:
        what = [Option(RATED, "all checked", "every cluster with a verdict or evidence")]
        if self.cluster is not None:
            what.append(Option(THIS, "this one", "the cluster under the cursor"))
        yield Choice(FORMATS, "html", id="format")
        yield Label("What", classes="label", markup=False)
        yield Choice(what, RATED, id="what")
        yield Label("File", classes="label", markup=False)
        yield TextLine("report.html", id="path", placeholder="report.html")

    def typed(self) -> bool:
        return Path(self.query_one("#path", TextLine).value).stem not in ("", "report")

    @on(Rows.Moved, "#format")
    def follow_format(self) -> None:
        """Keep the suffix of the file in step with the format."""
        suffix = SUFFIX[self.query_one("#format", Choice).chosen]
        path = self.query_one("#path", TextLine)
        if path.value and Path(path.value).suffix in SUFFIX.values():
            path.value = str(Path(path.value).with_suffix(suffix))

    def action_save(self) -> None:
        from workbench.desk import reports

        value = self.query_one("#path", TextLine).value.strip()
        if not value:
            self.complain("give a file name")
            return
        path = Path(value).expanduser()
        if path.exists() and self.over != value:
            self.over = value
            self.complain(f"{path} is there already: ctrl+s again replaces it")
            return
        format = self.query_one("#format", Choice).chosen
        this = self.query_one("#what", Choice).chosen == THIS
        clusters = (self.cluster,) if this and self.cluster is not None else ()
        self.save(
            lambda: reports.write(self.app.desk, path, format=format, wanted=clusters),
            lambda written: f"wrote {written.resolve()}",
        )
