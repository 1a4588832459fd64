"""What all tests share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REAL = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def real_articles() -> list[Path]:
    """The two real scraped articles. They are other people's text and stay out of the project."""
    found = sorted(REAL.glob("*.txt"))
    if not found:
        if os.environ.get("CI"):
            pytest.fail(f"the real articles are missing: {REAL}")
        pytest.skip(f"no real articles beside the checkout: {REAL}")
    return found


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    """The sample articles that ship."""
    return sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in {".txt", ".html", ".md"})
