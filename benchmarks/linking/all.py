"""All tables about linking, one after the other: ours and the peers in one run.

python benchmarks/linking/all.py [--data FOLDER] [--quick]

Peers that are not on this machine are said and passed over. Each table can also be run alone.
"""

from clusters import clusters
from conflicts import conflicts
from headlines import headlines
from openworld import openworld
from order import order
from pairs import pairs
from retrieval import retrieval
from scale import scale
from tables import run

if __name__ == "__main__":
    run(__doc__, retrieval, headlines, conflicts, pairs, clusters, openworld, order, scale)
