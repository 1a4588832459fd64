"""A report for programs: the record itself, with the version of its shape."""

import json

from workbench.records import Report
from workbench.text import shown

SCHEMA = 1


def write(report: Report) -> str:
    """`Report` as JSON in the order of its fields, after `schema`; `Report.model_validate` reads the rest.

    Characters that could act on a terminal or turn the line around stand as JSON escapes.
    """
    plain = {"schema": SCHEMA, **report.model_dump(mode="json")}
    return _escaped(json.dumps(plain, ensure_ascii=False, indent=2)) + "\n"


def _escaped(text: str) -> str:
    safe = shown(text, lines=True)
    if safe == text:
        return text
    return "".join(
        char if char == seen else json.dumps(char)[1:-1] for char, seen in zip(text, safe, strict=True)
    )
