"""Word vectors from plain sentences, for learning from few labels: what stands beside what, in 100 numbers.

Positive pointwise mutual information of a word with its two neighbours on either side, each place apart,
cut down by singular values (Levy, Goldberg and Dagan, 2015). Needs numpy and scipy; the workbench does not.
"""

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, diags
from scipy.sparse.linalg import svds

DIMENSIONS = 100
VOCABULARY = 18000
CONTEXTS = 3000  # the most frequent words, as neighbours
SMOOTHING = 0.75  # of the neighbours' frequencies

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W_]+)*|\d[\d,.]*|[,.;:?!%$\"]")


def word_vectors(sentences: Iterable[str]) -> dict[str, np.ndarray]:
    """Vectors of length 1 for the most frequent words, in lower case."""
    cut = [_TOKEN.findall(sentence.replace("’", "'").lower()) for sentence in sentences]
    counts = Counter(word for words in cut for word in words)
    known = {word: i for i, (word, _) in enumerate(counts.most_common(VOCABULARY))}
    gap = [-1, -1]  # nothing is a neighbour over the end of a sentence
    running = np.fromiter((i for words in cut for i in [*(known.get(w, -1) for w in words), *gap]), np.int32)
    counted = _neighbours(running, len(known))
    left, sizes, _ = svds(_information(counted), k=DIMENSIONS, random_state=0)
    vectors = left * np.sqrt(sizes)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return {word: vectors[i] for word, i in known.items() if word[0].isalpha()}


def _neighbours(running: np.ndarray, size: int) -> csr_matrix:
    """Word × (place, neighbour): how often."""
    places = [running[:-1], running[1:]], [running[:-2], running[2:]]
    pairs = [pair for one, other in places for pair in ((one, other), (other, one))]
    counted = csr_matrix((size, CONTEXTS * len(pairs)))
    for place, (word, beside) in enumerate(pairs):
        both = (word >= 0) & (beside >= 0) & (beside < CONTEXTS)
        columns = beside[both] + place * CONTEXTS
        counted += coo_matrix((np.ones(len(columns)), (word[both], columns)), shape=counted.shape).tocsr()
    return counted


def _information(counted: csr_matrix) -> csr_matrix:
    """Positive pointwise mutual information in place of counts."""
    rows = np.asarray(counted.sum(axis=1)).ravel() + 1e-9
    columns = (np.asarray(counted.sum(axis=0)).ravel() + 1e-9) ** SMOOTHING
    scaled = (diags(columns.sum() / rows) @ counted @ diags(1 / columns)).tocsr()
    scaled.data = np.maximum(np.log(scaled.data), 0)
    scaled.eliminate_zeros()
    return scaled
