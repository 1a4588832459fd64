"""A report in each format: complete, safe, and the same every time."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt

from workbench.errors import UsageError
from workbench.records import Report
from workbench.reporting import FORMATS, format_of, render
from workbench.reporting.words import legible
from workbench.text import shown

# The addresses in the report that a reader may follow.
FOLLOWED = {
    "https://harbour.example/embargo?a=1&b=2",
    "https://un.example/res",
    "https://lantern.example/embargo",
}


def page(report: Report) -> html.HtmlElement:
    return html.document_fromstring(render(report, "html"), parser=html.HTMLParser(recover=False))


def plain(text: str) -> str:
    return " ".join(text.split())


def reading(report: Report, format: str) -> str:
    """What a person sees."""
    if format == "html":
        return plain(page(report).find("body").text_content())
    return plain(html.fromstring(MarkdownIt("commonmark").render(render(report, "markdown"))).text_content())


def said(report: Report) -> set[str]:
    """Everything in a report that was written by somebody."""
    found = {report.title, report.by, report.database, report.scale.title}
    for step in report.scale.ratings:
        found |= {step.label, step.meaning}
    for item in report.items:
        found.add(item.cluster.text)
        for appearance in item.appearances:
            claim = appearance.claim
            found |= {appearance.before + claim.quote + appearance.after, claim.speaker, claim.title}
            found |= {claim.source, claim.url or claim.origin}
        for verdict in item.verdicts:
            found |= {verdict.because, verdict.by}
        for evidence in item.evidence:
            found |= {evidence.source, evidence.title, evidence.quote, evidence.note, evidence.by}
            found |= {evidence.capture.sha256, evidence.capture.origin} if evidence.capture else set()
        for known in (about.checked for about in item.checked):
            found |= {known.claim, known.title, known.url, known.publisher, known.rating, known.claimant}
        for conflict in item.conflicts:
            found |= {
                conflict.left.quote,
                conflict.right.quote,
                "; ".join(conflict.reasons),
                conflict.because,
            }
        found |= {operation.summary for operation in item.history}
    return found


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_everything_said_is_there_to_read(report: Report, format: str) -> None:
    text = reading(report, format)
    missing = [words for words in said(report) if plain(legible(words)) not in text]
    assert not missing


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_what_is_uncertain_is_said_to_be(report: Report, format: str) -> None:
    text = reading(report, format)
    for words in (
        "Not rated yet",
        "1 of them not rated yet",
        "proposed, not confirmed",
        "Withdrawn",
        "Proposed, not confirmed: the same claim, 0.90.",
        "Confirmed.",
        "The quote was found in the archived copy.",
        "The quote was not found in the archived copy.",
        "The quote is not checked: no copy of the source is archived.",
        "Not archived",
        "supported (on the scale support)",
        "(undone since)",
        "the article itself",
        "no date",
        "Half true (2 of 3)",
        "as of 2020-09-24",
    ):
        assert words in text


@pytest.mark.parametrize(("format", "name"), [("markdown", "report.md"), ("html", "report.html")])
def test_a_report_stays_as_it_was(
    report: Report, format: str, name: str, snapshot: Callable[[str, str], None]
) -> None:
    snapshot(name, render(report, format))


@pytest.mark.parametrize("format", FORMATS)
def test_no_character_acts_on_a_terminal(report: Report, format: str) -> None:
    text = render(report, format)
    assert text.endswith("\n")
    assert text == shown(text, lines=True)


def test_the_page_needs_nothing_and_runs_nothing(report: Report) -> None:
    tree = page(report)
    assert not tree.xpath(
        "//script | //img | //link | //iframe | //object | //form | //base | //svg | //*[@src]"
    )
    assert not [name for name in tree.xpath("//@*/..") if any(key.startswith("on") for key in name.attrib)]
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert "url(" not in tree.xpath("string(//style)")
    assert "@import" not in tree.xpath("string(//style)")


def test_the_page_links_only_to_pages_and_to_itself(report: Report) -> None:
    tree = page(report)
    outside = [link for link in tree.xpath("//a") if not link.get("href").startswith("#")]
    assert {link.get("href") for link in outside} == FOLLOWED
    assert {link.get("rel") for link in outside} == {"noopener noreferrer nofollow"}
    inside = {link.get("href")[1:] for link in tree.xpath("//a[starts-with(@href, '#')]")}
    ids = tree.xpath("//@id")
    assert inside == {"claim-1", "claim-2", "key"}
    assert inside < set(ids)
    assert len(ids) == len(set(ids))


def test_the_page_marks_each_claim_where_it_stands(report: Report) -> None:
    quotes = page(report).xpath("//blockquote[mark]")
    assert [plain(quote.text_content()) for quote in quotes] == [
        plain(one.before + one.claim.quote + one.after) for item in report.items for one in item.appearances
    ]
    assert quotes[0].get("cite") == "https://harbour.example/embargo?a=1&b=2"
    assert quotes[1].get("cite") is None
    assert quotes[0].findtext("mark") == "13-year arms embargo"


def test_the_page_is_well_formed(report: Report) -> None:
    body = render(report, "html").removeprefix("<!doctype html>")
    for void in ("meta",):
        body = body.replace(f"<{void} ", f"<{void}_ ")
    closed = "\n".join(line[:-1] + "/>" if line.startswith("<meta_ ") else line for line in body.splitlines())
    tree = etree.fromstring(closed.encode())
    assert tree.tag == "html"


def test_markdown_holds_no_link_of_anybody_else(report: Report) -> None:
    tokens = [
        token
        for block in MarkdownIt("gfm-like").parse(render(report, "markdown"))
        for token in [block, *(block.children or [])]
    ]
    kinds = {token.type for token in tokens}
    assert not kinds & {
        "image",
        "html_inline",
        "html_block",
        "fence",
        "code_block",
        "code_inline",
    }
    tables = sum(len(item.values) for item in report.items)
    assert sum(token.type == "table_open" for token in tokens) == tables
    assert sum(token.type == "th_open" for token in tokens) == 5 * tables
    links = {token.attrs["href"] for token in tokens if token.type == "link_open"}
    assert links == FOLLOWED


def test_json_reads_back_as_the_record(report: Report) -> None:
    found = json.loads(render(report, "json"))
    assert list(found) == ["schema", *Report.model_fields]
    assert found.pop("schema") == 1
    assert Report.model_validate(found) == report


@settings(max_examples=50)
@given(title=st.text(st.characters()) | st.text('\x1b\x9b\u202e\u2028\U000e0041\ud800\\"<&é\n'))
def test_any_text_survives_json_and_html(report: Report, title: str) -> None:
    hostile = report.model_copy(update={"title": title, "database": title, "by": title})
    text = render(hostile, "json")
    assert text == shown(text, lines=True)
    assert json.loads(text)["title"] == title
    assert plain(legible(title)) in reading(hostile, "html")


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.md", "markdown"),
        ("a.markdown", "markdown"),
        ("a.b.HTML", "html"),
        ("a.htm", "html"),
        ("a.json", "json"),
        ("a.pdf", None),
        ("html", None),
        ("-", None),
    ],
)
def test_a_file_name_asks_for_a_format(name: str, format: str | None) -> None:
    assert format_of(Path(name)) == format


def test_formats_have_short_names_and_others_are_refused(report: Report) -> None:
    assert render(report, "md") == render(report, "Markdown")
    assert render(report, "htm") == render(report, "html")
    with pytest.raises(UsageError, match=r"no report format “docy”.*formats: markdown, html, json"):
        render(report, "docy")


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_what_nobody_checked_before_is_not_mentioned(report: Report, format: str) -> None:
    heading = "Checked before by others"
    known, other = (report.model_copy(update={"items": (item,)}) for item in report.items)
    assert heading in reading(known, format)
    assert heading not in reading(other, format)


def test_an_empty_report_is_a_report(report: Report) -> None:
    empty = report.model_copy(update={"items": ()})
    for format in ("markdown", "html"):
        assert "0 claims" in reading(empty, format)


def test_the_room_is_light_to_enter() -> None:
    code = "import sys, workbench.reporting, workbench.checking; print(*sys.modules)"
    names = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"jinja2", "rapidfuzz", "textual", "sqlalchemy", "numpy", "lxml"} & set(names)
