"""Checks of what was read and archived: texts, claims' offsets, captures, the anchors of quotes."""

import hashlib
from itertools import groupby

from sqlalchemy import select

from workbench.store.captures import capture_file, captures_folder, is_sound
from workbench.store.engine import Store
from workbench.store.findings import Result, counted
from workbench.store.models import Article, ArticleText, Capture, Claim, Evidence

_AT_ONCE = 200  # rows in memory


def texts(store: Store) -> Result:
    """Whether every stored text is the one whose SHA-256 stands beside it."""
    number, wrong = 0, []
    with store.read() as session:
        rows = select(ArticleText.id, ArticleText.sha256, ArticleText.text).execution_options(
            yield_per=_AT_ONCE
        )
        for id, sha256, text in session.execute(rows):
            number += 1
            if hashlib.sha256(str.encode(text)).hexdigest() != sha256:
                wrong.append(f"text {id} is not the one that was stored: its SHA-256 differs")
    return Result(counted(number, "text"), wrong)


def offsets(store: Store) -> Result:
    """Whether every claim's quote stands in its article at its offsets."""
    number, wrong = 0, []
    rows = select(Claim.article_id, Claim.id, Claim.start, Claim.end, Claim.quote).order_by(Claim.article_id)
    with store.read() as session:
        found = session.execute(rows.execution_options(yield_per=_AT_ONCE))
        for article, claims in groupby(found, key=lambda row: row[0]):
            text = session.scalar(select(ArticleText.text).join(Article).where(Article.id == article)) or ""
            for _, id, start, end, quote in claims:
                number += 1
                if text[start:end] != quote:
                    wrong.append(f"claim {id} does not stand at {start}:{end} of article {article}")
    return Result(counted(number, "claim"), wrong)


def captures(store: Store) -> Result:
    """Whether the archived bytes are there, of the size and SHA-256 they were stored with."""
    wrong = []
    folder = captures_folder(store)
    with store.read() as session:
        rows = session.execute(select(Capture.id, Capture.sha256, Capture.size)).all()
    for id, sha256, size in rows:
        file = capture_file(folder, sha256)
        if not file.is_file():
            wrong.append(f"capture {id} is missing: {file}")
        elif not is_sound(file, sha256, size):
            wrong.append(f"capture {id} is not what was archived: {file}")
    return Result(counted(len(rows), "capture"), wrong)


def anchors(store: Store) -> Result:
    """Whether every anchor of a quote is a stretch of an archived text, or none."""
    number, wrong = 0, []
    rows = select(Evidence.id, Evidence.start, Evidence.end, Evidence.capture_id)
    with store.read() as session:
        for id, start, end, capture in session.execute(rows):
            number += 1
            if start is None and end is None:
                continue
            if start is None or end is None or not 0 <= start < end:
                wrong.append(f"evidence {id} is anchored at {start}:{end}, which is no stretch of text")
            elif capture is None:
                wrong.append(f"evidence {id} is anchored at {start}:{end} of nothing archived")
    return Result(counted(number, "piece of evidence", "pieces of evidence"), wrong)
