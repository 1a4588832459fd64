"""An order of pairs in which those that have a text in common stand near each other."""

import numpy as np

from workbench.linking.postings import Longs


def near_each_other(left: Longs, right: Longs, size: int) -> Longs:
    """The order of some pairs of `size` texts: as a depth-first walk comes by their later text.

    What is read for one pair is still at hand for the next then; by number, hardly a text would be.
    """
    ends = np.concatenate([left, right])
    order = np.argsort(ends, kind="stable")
    partners = np.concatenate([right, left])[order].tolist()
    starts = np.searchsorted(ends[order], np.arange(size + 1)).tolist()
    step = [-1] * size  # of the walk, at which a text is met
    steps = 0
    for first in range(size):
        if step[first] >= 0:
            continue
        stack, step[first], steps = [first], steps, steps + 1
        while stack:
            text = stack.pop()
            for other in partners[starts[text] : starts[text + 1]]:
                if step[other] < 0:
                    step[other] = steps
                    steps += 1
                    stack.append(other)
    met = np.array(step)
    found: Longs = np.lexsort((np.minimum(met[left], met[right]), np.maximum(met[left], met[right])))
    return found
