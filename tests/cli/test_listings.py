"""Listings: the fields that the design names, the choices, and records in full."""

CLAIM = {
    "id",
    "article",
    "origin",
    "source",
    "start",
    "end",
    "quote",
    "text",
    "speaker",
    "worth",
    "band",
    "status",
    "cluster",
}
CLUSTER = {"id", "text", "status", "verdict", "claims", "sources", "conflicts"}
LINK = {"a", "b", "relation", "state", "score", "reasons"}


def test_the_fields_of_the_records(desk) -> None:
    claims = desk("claims", "--json").records
    clusters = desk("clusters", "--json").records
    links = desk("links", "--json").records
    assert all(record.keys() >= CLAIM for record in claims)
    assert all(record.keys() >= CLUSTER for record in clusters)
    assert all(record.keys() >= LINK for record in links)
    assert {claim["cluster"] for claim in claims} == {cluster["id"] for cluster in clusters}
    assert sorted(claim["id"] for claim in claims) == sorted(
        id for cluster in clusters for id in cluster["claims"]
    )
    assert {link["a"] for link in links} <= {claim["id"] for claim in claims}
    texts = {
        article["id"]: desk("articles", article["id"]).out for article in desk("articles", "--json").records
    }
    assert all(texts[claim["article"]][claim["start"] : claim["end"]] == claim["quote"] for claim in claims)


def test_claims_are_best_first_and_can_be_chosen(desk) -> None:
    claims = desk("claims", "--json").records
    assert [claim["worth"] for claim in claims] == sorted((claim["worth"] for claim in claims), reverse=True)
    assert desk("claims", "--json", "--limit", "1").records == claims[:1]
    first = claims[0]
    found = desk(
        "claims", "--json", "--article", first["article"], "--band", first["band"], "--status", "open"
    ).records
    assert first in found
    assert all(claim["band"] == first["band"] for claim in found)
    assert desk("claims", first["id"], "--json").records == [first]
    assert first in desk("claims", "--json", "--cluster", first["cluster"]).records
    by_text = desk("claims", "--json", "--order", "text").records
    assert [claim["text"].casefold() for claim in by_text] == sorted(
        claim["text"].casefold() for claim in claims
    )
    assert any(
        "containers" in claim["quote"] for claim in desk("claims", "--json", "--query", "containers").records
    )
    kind = first["kinds"][-1]
    of_kind = desk("claims", "--json", "--kind", kind).records
    assert of_kind == [claim for claim in claims if kind in claim["kinds"]]
    none = desk("claims", "--query", "zebra")
    assert (none.code, none.out, none.err) == (0, "", "no claims\n")


def test_a_record_named_is_shown_in_full(desk) -> None:
    claim = desk("claims", "--json", "--limit", "1").records[0]
    shown = dict(row for row in desk("claims", claim["id"]).rows if row[0] != "why")
    assert shown["kind"] == ", ".join(claim["kinds"])
    assert (shown["claim"], shown["quote"], shown["text"]) == (
        str(claim["id"]),
        claim["quote"],
        claim["text"],
    )
    cluster = next(record for record in desk("clusters", "--json").records if len(record["claims"]) > 1)
    labels = [row[0] for row in desk("clusters", cluster["id"]).rows]
    assert {f"claim {id}" for id in cluster["claims"]} <= set(labels)
    assert desk("clusters", "list", cluster["id"]).out == desk("clusters", cluster["id"]).out


def test_the_days_that_a_claim_speaks_of(shell) -> None:
    page = '<meta property="article:published_time" content="2020-09-24T12:44:00Z"><h1>Lease of the port</h1>'
    page += "<p>Velmar leased the port in 2007 for 13 years, and the lease expires next month.</p>"
    (shell.folder / "page.html").write_text(f"<html><body>{page}</body></html>")
    assert shell("read", "page.html").code == 0
    claim = next(one for one in shell("claims", "--json").records if "next month" in one["quote"])
    shown = shell("claims", claim["id"]).rows
    assert [row[1] for row in shown if row[0] == "when"] == ["next month = 2020-10-01..2020-10-31"]


def test_links_and_clusters_can_be_chosen(desk) -> None:
    links = desk("links", "--json").records
    assert links
    for link in links[:1]:
        for choice in (["--claim", link["a"]], ["--state", "suggested"], ["--relation", link["relation"]]):
            assert link in desk("links", "--json", *choice).records
    assert desk("links", "--state", "confirmed").out == ""
    several = desk("clusters", "--several", "--json").records
    assert several
    assert all(len(cluster["claims"]) > 1 for cluster in several)
    assert desk("clusters", "--db", "claims.db", "list", "--several", "--json").records == several


def test_match_takes_words_or_stdin(desk) -> None:
    text = "The port of Velmar handled 4.2 million containers in 2023."
    found = desk("match", text, "--json", "--limit", "3").records
    assert 1 <= len(found) <= 3
    assert "containers" in found[0]["claim"]["quote"]
    assert desk("match", "-", "--json", "--limit", "3", stdin=text.encode()).records == found
    assert desk("match", text).rows[0][0] == str(found[0]["claim"]["id"])
    empty = desk("match", "  ")
    assert (empty.code, empty.err.count("\n")) == (2, 1)


def test_ids_that_are_not_there(desk) -> None:
    for args in (
        ["claims", "999"],
        ["clusters", "999"],
        ["articles", "999"],
        ["history", "999"],
        ["report", "999"],
    ):
        result = desk(*args)
        assert (result.code, result.out) == (1, ""), args
        assert result.err.startswith("workbench: no ")
        assert "999" in result.err
        assert result.err.count("\n") == 1


def test_scales(shell) -> None:
    listed = shell("scales")
    assert ["truth", "mostly-false", "Mostly false"] in [row[:3] for row in listed.rows]
    assert {scale["name"] for scale in shell("scales", "--json").records} == {row[0] for row in listed.rows}
