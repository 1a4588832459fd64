"""A report written by hand: everything a report can hold, in the words of people who mean no good."""

from datetime import UTC, date, datetime

import pytest

from workbench.records import (
    Appearance,
    Capture,
    Checked,
    CheckedLink,
    ClaimView,
    Cluster,
    Copies,
    Dated,
    Difference,
    Evidence,
    LinkState,
    LinkView,
    Nature,
    Operation,
    Rating,
    Relation,
    Report,
    ReportItem,
    Saying,
    Scale,
    SlotKind,
    Stance,
    Status,
    Value,
    ValueTable,
    Verdict,
)

NASTY = "[/x] <b>bold</b> [link](http://evil.example) ![i](x) `code` **b** &amp; $1 | www.evil.example \x1b]52;c;x\x07\u202e"

SCALE = Scale(
    name="truth",
    title="How true the claim is",
    ratings=(
        Rating(key="true", label="True", meaning="Accurate.", value=3),
        Rating(key="half-true", label="Half true", meaning="Partly accurate.", value=2),
        Rating(key="false", label="False", meaning="Not accurate.", value=1),
        Rating(key="unproven", label="Unproven", meaning="Nothing settles it."),
    ),
)


def at(hour: int) -> datetime:
    return datetime(2020, 9, 24, hour, 5, tzinfo=UTC)


def appearance(id: int, before: str, quote: str, after: str, **more: object) -> Appearance:
    start = len(before)
    fields = {
        "id": id,
        "article": id,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "text": quote,
        "origin": f"seeds/{id}.txt",
        "source": "The Harbour Post",
        "cluster": 1,
    }
    claim = ClaimView.model_validate(fields | more)
    return Appearance(claim=claim, before=before, after=after, read_at=at(8), article_version=id)


FIRST = appearance(
    1,
    "Talks went on in Geneva.\r\n\r\nThe ",
    "13-year arms embargo",
    " ends in October, the minister said [citation needed].",
    speaker="Minister <i>Ana</i> Ruiz",
    title="Embargo *ends*, [/x] says minister",
    url="https://harbour.example/embargo?a=1&b=2",
    published=date(2020, 9, 23),
    dates=(Dated(start=32, end=39, first=date(2007, 9, 23), last=date(2020, 9, 23)),),
)
SECOND = appearance(
    2,
    "on",
    "“a ten-year ban”",
    "ly",
    source=NASTY,
    speaker=NASTY,
    title=NASTY,
    url="javascript:alert(1)",
    proposed=True,
)
OTHER = appearance(3, "", "# 10. years\n- of\n\nembargo", "", source="1. Radio\nEast", cluster=2)

CAPTURE = Capture(
    sha256="5f" * 32, media_type="text/html", size=12345, origin="https://un.example/res", captured_at=at(9)
)


def evidence(id: int, stance: Stance, source: str, **more: object) -> Evidence:
    fields = {"id": id, "cluster": 1, "stance": stance, "source": source, "by": "ana", "at": at(10)}
    return Evidence.model_validate(fields | more)


def verdict(number: int, rating: str, because: str, scale: str = "truth") -> Verdict:
    return Verdict(
        id=number,
        cluster=1,
        number=number,
        scale=scale,
        rating=rating,
        because=because,
        as_of=date(2020, 9, 24),
        by="ana",
        at=at(11 + number),
    )


def fact_check(
    id: int, relation: Relation, state: LinkState = LinkState.SUGGESTED, **more: object
) -> CheckedLink:
    item = Checked.model_validate({"id": id, **more})
    return CheckedLink(id=id, claim=1, checked=item, relation=relation, state=state, score=0.9)


def operation(id: int, summary: str, undone: bool = False) -> Operation:
    return Operation(id=id, at=at(12), by="ana", door="screen", verb="x", summary=summary, undone=undone)


RATED = ReportItem(
    cluster=Cluster(
        id=1,
        text="13-year arms embargo",
        status=Status.CHECKED,
        claims=(1, 2),
        sources=2,
        outlets=("Ledger", "Post", "Wire"),
        copies=(Copies(outlets=("Ledger", "Post"), origin=NASTY),),
    ),
    appearances=(FIRST, SECOND),
    conflicts=(
        LinkView(
            id=7,
            a=1,
            b=3,
            relation=Relation.CONFLICT,
            score=0.9,
            difference=Difference(nature=Nature.CONTRADICTION, because=f"a length of time {NASTY}"),
            reasons=("13 against 10 (years)", "both name the embargo"),
            left=FIRST.claim,
            right=OTHER.claim,
        ),
        LinkView(
            id=8,
            a=1,
            b=2,
            relation=Relation.CONFLICT,
            state=LinkState.CONFIRMED,
            score=0.8,
            because=NASTY,
            left=FIRST.claim,
            right=SECOND.claim,
        ),
    ),
    values=(
        ValueTable(
            kind=SlotKind.FIGURE,
            slot=f"how long: arms embargo {NASTY}",
            values=(
                Value(
                    value="13-year",
                    sayings=(
                        Saying(
                            claim=1,
                            start=4,
                            end=11,
                            said="13-year",
                            source=NASTY,
                            published=date(2020, 9, 23),
                        ),
                        Saying(claim=2, start=4, end=18, said="thirteen years", source="Post", speaker=NASTY),
                    ),
                    sources=2,
                ),
                Value(
                    value=NASTY,
                    sayings=(Saying(claim=3, start=0, end=4, said=NASTY, source="Post"),),
                    sources=1,
                    difference=Difference(nature=Nature.UPDATE, because=NASTY),
                ),
            ),
        ),
    ),
    verdicts=(
        verdict(
            4, "half-true", "It began in 2007.\n\n1. The ban on sales is older.\n    * indented <script>"
        ),
        verdict(3, "", "withdrawn: a source was wrong"),
        verdict(2, "supported", NASTY, scale="support"),
        verdict(1, "false", "first look"),
    ),
    evidence=(
        evidence(
            1,
            Stance.SUPPORTS,
            "https://un.example/res",
            title="Resolution 1747",
            quote="shall not supply",
            note="See paragraph 5.",
            capture=CAPTURE,
            start=10,
            end=26,
        ),
        evidence(2, Stance.REFUTES, "https://un.example/res", quote="never said", capture=CAPTURE),
        evidence(3, Stance.CONTEXT, "notes/[/x].txt", quote="<q>seen</q>", note=f"~~~\n{NASTY}\n~~~"),
        evidence(4, Stance.CONTEXT, "http://evil.example/<script>", title=NASTY),
    ),
    checked=(
        fact_check(
            1,
            Relation.SAME,
            claim="The embargo lasts 13 years",
            title="Does the embargo last 13 years?",
            url="https://lantern.example/embargo",
            publisher="The Lantern",
            rating="Mostly false",
            reviewed=date(2020, 9, 22),
            claimant="A minister",
        ),
        fact_check(2, Relation.CONFLICT, claim=NASTY, title=NASTY, url=NASTY, publisher=NASTY, rating=NASTY),
        fact_check(3, Relation.SAME, LinkState.CONFIRMED, claim="It lasts for ever", claimant=NASTY),
    ),
    history=(operation(1, "read seeds/1.txt"), operation(2, f"verdict {NASTY}", undone=True)),
)

UNRATED = ReportItem(
    cluster=Cluster(id=2, text=f"years of embargo {NASTY}", claims=(3,)),
    appearances=(OTHER,),
    verdicts=(verdict(2, "", "no longer sure"), verdict(1, "true", "so they say")),
)


@pytest.fixture(scope="session")
def report() -> Report:
    return Report(
        title="Embargo claims [citation needed] <b>",
        made_at=at(13),
        by="ana",
        database="claims.db",
        scale=SCALE,
        items=(RATED, UNRATED),
    )


@pytest.fixture(scope="session")
def nasty() -> str:
    return NASTY
