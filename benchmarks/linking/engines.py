"""Search engines beside ours: each is filled with texts once, then gives the best ids for a query."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import minilm
from rapidfuzz import fuzz, process
from tables import missing

from workbench.linking import Index, MeaningIndex

# From a query and how many are wanted to the places of the best texts, best first.
Search = Callable[[str, int], list[int]]


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return re.findall(r"\w+", text.lower())


def ours(texts: Sequence[str]) -> Search:
    """`linking.Index`."""
    index = Index()
    index.add(enumerate(texts))
    return lambda query, limit: [hit.id for hit in index.search(query, limit)]


def ours_with_model(texts: Sequence[str]) -> Search:
    """`linking.MeaningIndex`."""
    if minilm.absent():
        raise ImportError(minilm.absent())
    index = MeaningIndex(minilm.model(), Index())
    index.add(enumerate(texts))
    minilm.model().save()
    return lambda query, limit: [hit.id for hit in index.search(query, limit)]


def tantivy(texts: Sequence[str]) -> Search:
    """Tantivy, in memory, with its English stemmer."""
    import tantivy as engine

    schema = engine.SchemaBuilder()
    schema.add_integer_field("id", stored=True)
    schema.add_text_field("text", tokenizer_name="en_stem")
    index = engine.Index(schema.build())
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for id, text in enumerate(texts):
        writer.add_document(engine.Document(id=id, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(query: str, limit: int) -> list[int]:
        parsed = index.parse_query(" ".join(words(query)), ["text"])
        return [searcher.doc(at)["id"][0] for _, at in searcher.search(parsed, limit).hits]

    return search


def bm25s(texts: Sequence[str]) -> Search:
    """bm25s, with the English Snowball stemmer and its list of stop words."""
    import bm25s as engine
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def tokens(of: Sequence[str]) -> Any:
        return engine.tokenize(list(of), stopwords="en", stemmer=stemmer, show_progress=False)

    index = engine.BM25()
    index.index(tokens(texts), show_progress=False)

    def search(query: str, limit: int) -> list[int]:
        found = index.retrieve(tokens([query]), k=min(limit, len(texts)), show_progress=False)
        return [int(id) for id in found.documents[0]]

    return search


def fts5(texts: Sequence[str]) -> Search:
    """SQLite's FTS5, with its Porter stemmer, ranked by bm25()."""
    store = sqlite3.connect(":memory:")
    store.execute("create virtual table t using fts5(text, tokenize = 'porter unicode61')")
    store.executemany("insert into t (rowid, text) values (?, ?)", enumerate(texts))

    def search(query: str, limit: int) -> list[int]:
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(query)))
        found = store.execute("select rowid from t where t match ? order by rank limit ?", (wanted, limit))
        return [id for (id,) in found]

    return search


def fuzzy(scorer: Any) -> Callable[[Sequence[str]], Search]:
    """One of rapidfuzz's scorers over every text."""

    def fill(texts: Sequence[str]) -> Search:
        low = [text.lower() for text in texts]

        def search(query: str, limit: int) -> list[int]:
            scores = process.cdist([query.lower()], low, scorer=scorer)[0]
            return (-scores).argsort(kind="stable")[:limit].tolist()

        return search

    return fill


def meaning(texts: Sequence[str]) -> Search:
    """The cosine of all-MiniLM-L6-v2 over every text."""
    vectors = minilm.vectors(texts)

    def search(query: str, limit: int) -> list[int]:
        return (-(vectors @ minilm.vectors([query])[0])).argsort(kind="stable")[:limit].tolist()

    return search


ENGINES: dict[str, Callable[[Sequence[str]], Search]] = {
    "ours": ours,
    "ours with the model": ours_with_model,
    "tantivy": tantivy,
    "bm25s": bm25s,
    "SQLite FTS5": fts5,
    "token_set": fuzzy(fuzz.token_set_ratio),
    "WRatio": fuzzy(fuzz.WRatio),
    "MiniLM cosine": meaning,
}


def filled(texts: Sequence[str]) -> Iterator[tuple[str, Search]]:
    """Every engine that is on this machine, with the texts in it."""
    for name, fill in ENGINES.items():
        try:
            yield name, fill(texts)
        except ImportError as error:
            missing(name, error)
