"""Make the pictures of the README from the real screens: `python benchmarks/pictures.py [DATABASE [FOLDER]]`.

The same database gives the same pictures, byte for byte. They load nothing from elsewhere: the font that
Textual's pictures fetch is taken out, and the reader's own fixed-width font stands in.
"""

import asyncio
import os
import re
import sys
import tempfile
import time
from pathlib import Path

from textual.pilot import Pilot

from workbench.desk import upkeep
from workbench.desk.desk import open_desk
from workbench.tui.app import Workbench

SIZE = (120, 34)
SHOTS = {
    "claims": ["1", "down", "down"],
    "clusters": ["2"],
    "review": ["3"],
    "history": ["4"],
    "verdict": ["2", "v", "down"],
}
_FONT_FACE = re.compile(r"\s*@font-face\s*{[^}]*}")
_FONT = 'font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace'


async def shoot(database: Path, keys: list[str]) -> str:
    """The screen as SVG after these keys."""
    with open_desk(database, door="screen", by="ana") as desk:
        app = Workbench(desk)
        async with app.run_test(size=SIZE) as pilot:
            for key in ["", *keys]:
                if key:
                    await pilot.press(key)
                await settle(app, pilot)
            return standing_alone(app.export_screenshot(title="workbench"))


async def settle(app: Workbench, pilot: Pilot[None]) -> None:
    """Wait until no worker runs and no message is left: what a worker brings may start another."""
    quiet = 0
    while quiet < 3:
        await pilot.pause()
        running = any(not worker.is_finished for worker in app.workers)
        quiet = 0 if running else quiet + 1
        if running:
            await app.workers.wait_for_complete()


def standing_alone(svg: str) -> str:
    """The picture without anything that it would load."""
    alone = _FONT_FACE.sub("", svg)
    alone = re.sub(r"<!--.*?-->", "", alone, flags=re.DOTALL)
    alone = re.sub(r"font-family: (Fira Code|arial)[^;]*", _FONT, alone)
    if re.search(r"url\((?!#)|https?://(?!www\.w3\.org/)", re.sub(r">[^<]*<", "><", alone)):
        raise SystemExit("the picture loads something from elsewhere")
    return alone


def main(database: str = "claims.db", folder: str = "docs/pictures") -> None:
    """Take all pictures of a copy of the database."""
    os.environ.update(TZ="UTC", COLORFGBG="15;0")
    time.tzset()
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / Path(database).name
        with open_desk(database, create=False) as desk:
            upkeep.backup(desk, copy)
        for name, keys in SHOTS.items():
            path = target / f"{name}.svg"
            path.write_text(asyncio.run(shoot(copy, keys)), encoding="utf-8")
            print(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
