"""A small database whose claims and links are fixed, so that what screens show hangs on nothing else."""

import hashlib
from datetime import UTC, date, datetime
from math import log
from pathlib import Path

from workbench.desk import open_desk
from workbench.store.models import Article, ArticleText, Claim, Cluster, Link

REASONS = [["a figure", 1.6], ["tells what happened: said", 0.7]]


def adding_up_to(worth: float) -> list[list[str | float]]:
    """Reasons that add up to the log odds of a worth."""
    odds = log(worth / (1 - worth))
    return [*REASONS, ["where every sentence starts", odds - sum(weight for _, weight in REASONS)]]


LEDGER = """Port reopens after storm

March 3, 2024

The storm killed 31 people in Port Amsel on Friday, the mayor's office said. Engineers reopened the harbour
after four days. The government signed a contract for 12 pumps in 2023, minister Ada Quill said.

Read more: Ferry fares rise
"""
POST = """Storm toll

The storm took 31 lives in Port Amsel on Friday, officials said. The government will spend $40 million on
repairs to the sea wall.
"""
TIMES = """Amsel counts its dead

The storm killed 44 people in Port Amsel on Friday, according to the coast guard. The port opened again after
four days.
"""
NORD = """港の嵐

港では31人が死亡した。 שלום 🇮🇷
"""

ARTICLES = [
    ("Harbour Ledger", "Port reopens after storm", date(2024, 3, 3), LEDGER),
    ("Northgate Post", "Storm toll", date(2024, 3, 4), POST),
    ("Eastfold Times", "Amsel counts its dead", date(2024, 3, 5), TIMES),
    ("Nordlys 日報", "港の嵐", None, NORD),
]
# number: article, the words that begin and end the quote, short claim, speaker, worth, band, cluster
CLAIMS = {
    1: (
        0,
        "The storm",
        "on Friday",
        "Storm killed 31 people in Port Amsel",
        "mayor's office",
        0.93,
        "high",
        1,
    ),
    2: (0, "Engineers", "four days", "Harbour reopened after four days", "", 0.61, "medium", 2),
    3: (
        0,
        "The government",
        "in 2023",
        "Government signed contract for 12 pumps",
        "Ada Quill",
        0.88,
        "high",
        3,
    ),
    4: (1, "The storm", "on Friday", "Storm took 31 lives in Port Amsel", "officials", 0.91, "high", 1),
    5: (1, "The government", "sea wall", "Sea wall repairs will cost $40 million", "", 0.72, "high", 4),
    6: (2, "The storm", "on Friday", "Storm killed 44 people in Port Amsel", "coast guard", 0.9, "high", 5),
    7: (2, "The port", "four days", "Port opened again after four days", "", 0.6, "medium", 2),
    8: (3, "港では", "死亡した", "港では31人が死亡した 🇮🇷", "", 0.2, "low", 1),
}
LINKS = [
    (1, 4, "same", 0.91, ["killed ~ took lives", "same: storm, 31, Port Amsel, Friday"]),
    (1, 8, "same", 0.64, ["same: 31"]),
    (2, 7, "same", 0.78, ["harbour ~ port", "reopened ~ opened again", "same: four days"]),
    (1, 6, "conflict", 0.86, ["31 ≠ 44", "same: storm, killed, Port Amsel, Friday"]),
    (4, 6, "conflict", 0.74, ["31 ≠ 44", "same: storm, Port Amsel, Friday"]),
]


def build(path: Path) -> None:
    """Make the database."""
    with open_desk(path, by="ana") as desk, desk.operation("read") as (session, entry):
        for n in range(1, 6):
            session.add(Cluster(id=n, status="open", touched=None))
        for n, (outlet, title, published, text) in enumerate(ARTICLES, 1):
            session.add(ArticleText(id=n, sha256=hashlib.sha256(text.encode()).hexdigest(), text=text))
            session.flush()
            session.add(article(n, outlet, title, published, text))
        session.flush()
        for n, (place, first, last, short, speaker, worth, band, cluster) in CLAIMS.items():
            text = ARTICLES[place][3]
            start = text.index(first, text.index("\n\n"))
            end = text.index(last, start) + len(last)
            session.add(
                Claim(
                    id=n,
                    article_id=place + 1,
                    cluster_id=cluster,
                    proposed=cluster in (1, 2),
                    start=start,
                    end=end,
                    quote=text[start:end],
                    text=short,
                    speaker=speaker,
                    worth=worth,
                    band=band,
                    reasons=adding_up_to(worth),
                    kinds=["quantity", "event"],
                    dates=[],
                )
            )
        session.flush()
        for a, b, relation, score, reasons in LINKS:
            same = score if relation == "same" else 0.1
            session.add(link(a, b, relation, score, same, reasons))
        entry.summary = "read 4 articles"


def article(n: int, outlet: str, title: str, published: date | None, text: str) -> Article:
    """An article row."""
    more = text.find("Read more")
    url = f"https://news.example/{n}"
    return Article(
        id=n,
        key=url,
        number=1,
        origin=url,
        url=url,
        title=title,
        outlet=outlet,
        byline="",
        published=published,
        language="en",
        text_id=n,
        blocks=[[more, len(text), "boilerplate"]] if more > 0 else [],
        read_at=datetime(2024, 3, 6, tzinfo=UTC),
        note="",
        excerpt=False,
        edited=[],
        capture_id=None,
    )


def link(a: int, b: int, relation: str, score: float, same: float, reasons: list[str]) -> Link:
    """A suggested link."""
    return Link(
        a_id=a,
        b_id=b,
        relation=relation,
        state="suggested",
        score=score,
        same=same,
        conflict=1 - same,
        reasons=reasons,
        because="",
    )
