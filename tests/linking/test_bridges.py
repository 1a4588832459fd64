"""Bridges, against what removing each edge does."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.linking.bridges import bridges

EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda e: e[0] != e[1]), max_size=14)


def components(edges: list[tuple[int, int]]) -> int:
    home = {node: node for node in range(8)}
    for a, b in edges:
        old, new = home[a], home[b]
        home = {node: new if at == old else at for node, at in home.items()}
    return len(set(home.values()))


@given(EDGES)
def test_a_bridge_is_an_edge_without_which_a_component_falls_in_two(edges: list[tuple[int, int]]) -> None:
    cut = {at for at in range(len(edges)) if components(edges[:at] + edges[at + 1 :]) > components(edges)}
    assert bridges(dict(enumerate(edges))) == cut


def test_a_long_chain_is_no_trouble() -> None:
    assert len(bridges({n: (n, n + 1) for n in range(20_000)})) == 20_000
