"""What all tests share."""

import os
from collections.abc import Callable
from difflib import unified_diff
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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--snapshot-update", action="store_true", help="write the snapshots instead of comparing them"
    )


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`snapshot(name, text)` holds a text against the file `snapshots/<name>` beside the test."""
    folder = request.path.parent / "snapshots"
    update = request.config.getoption("--snapshot-update")

    def compare(name: str, text: str) -> None:
        path = folder / name
        if update:
            folder.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
            return
        kept = path.read_bytes().decode() if path.exists() else ""
        if kept != text:
            diff = unified_diff(
                kept.splitlines(), text.splitlines(), f"kept {name}", f"new {name}", lineterm=""
            )
            pytest.fail("\n".join(diff) + "\n\n`pytest --snapshot-update` keeps the new one", pytrace=False)

    return compare
