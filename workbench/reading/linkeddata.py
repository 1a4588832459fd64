"""JSON-LD in a page (schema.org): the article it is about, in whatever shape it was written down."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

Node = dict[str, Any]

_MOST = 1_000_000  # characters of all scripts; more is data, not a description
_NODES = 2_000
_WRAPPED = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s{0,99}[}\]])")
_ARTICLES = frozenset(
    {"blogposting", "liveblogposting", "socialmediaposting", "report", "claimreview", "review"}
)
# Where the article may be found in what is said of something else; not in lists of other articles.
_THROUGH = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf")


class LinkedData:
    """The nodes of all scripts of one page."""

    def __init__(self, scripts: Sequence[str]) -> None:
        self.nodes = list(_nodes(scripts))
        self._by_id: dict[str, Node] = {}
        for node in self.nodes:
            if isinstance(name := node.get("@id"), str) and len(node) > 1:
                self._by_id.setdefault(name, node)
        self.article = self._article()

    @property
    def body(self) -> str:
        """The text of the article, where the page holds it beside what it shows."""
        return text(self.article.get("articleBody"))

    def _article(self) -> Node:
        """The node of the article, {} where there is none: the one that says the most of what is asked for."""
        asked = ("headline", "datePublished", "author", "publisher")
        found = [node for node in self.nodes if _is_article(node)]
        pages = [node for node in self.nodes if types(node) & {"webpage"} and "datePublished" in node]
        return max(found or pages, key=lambda node: sum(key in node for key in asked), default={})

    def names(self, value: object) -> Iterator[str]:
        """The names of what stands as a value: words, a node, a reference to one, or a list of these."""
        for one in value[:50] if isinstance(value, list) else [value]:
            node = self._by_id.get(str(one.get("@id")), one) if isinstance(one, dict) else one
            name = node.get("name") if isinstance(node, dict) else node
            for said in name if isinstance(name, list) else [name]:
                if isinstance(said, str) and said.strip():
                    yield said


def text(value: object) -> str:
    """A value as words: the first of a list, the `@value` or `@id` of a node."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("@id") or ""
    return value if isinstance(value, str) else ""


def values(scripts: Sequence[str]) -> Iterator[object]:
    """What the scripts of a page hold, as much as describes a page; None for a broken one."""
    left = _MOST
    for script in scripts:
        left -= len(script)
        if left >= 0:
            yield parsed(script)


def _nodes(scripts: Sequence[str]) -> Iterator[Node]:
    waiting = list(values(scripts))
    for _ in range(_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one[:_NODES]
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in _THROUGH if isinstance(one.get(key), dict | list)]


def parsed(script: str) -> object:
    """What a script holds, in spite of the slips that are usual; None where it is broken."""
    bare = _WRAPPED.sub("", _WRAPPED.sub("", script.strip())).strip().rstrip(";")
    for candidate in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is_article(node: Node) -> bool:
    return any(kind.endswith("article") or kind in _ARTICLES for kind in types(node))


def types(node: Node) -> set[str]:
    """The types of a node, without their namespaces, in lower case."""
    kinds = node.get("@type")
    return {
        kind.rpartition("/")[2].lower()
        for kind in (kinds if isinstance(kinds, list) else [kinds])
        if isinstance(kind, str)
    }
