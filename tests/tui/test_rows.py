"""The virtual list: as quick with 100,000 rows, and steady when it is filled again."""

from textual.app import App, ComposeResult

from workbench.tui.theme import DARK
from workbench.tui.widgets.rows import Line, Rows


class Numbers(Rows[int]):
    drawn = 0

    def key(self, item: int) -> object:
        return item

    def draw(self, item: int, width: int) -> list[Line]:
        self.drawn += 1
        return [[(f"number {item}", "plain")], [("below", "quiet")]]


class NumbersApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield Numbers(id="numbers")


async def test_only_what_is_in_view_is_drawn():
    app = NumbersApp()
    async with app.run_test(size=(40, 20)) as pilot:
        rows = app.query_one(Numbers)
        rows.fill(range(100_000))
        await pilot.pause()
        await pilot.press("end")
        assert rows.current == 99_999
        await pilot.press("pageup", "home", "pagedown")
        assert rows.cursor == 10
        assert rows.drawn < 1_000


async def test_the_cursor_stays_on_its_item():
    app = NumbersApp()
    async with app.run_test(size=(40, 20)) as pilot:
        rows = app.query_one(Numbers)
        rows.fill([1, 2, 3, 4])
        await pilot.press("down", "down")
        rows.fill([9, 8, 3, 1])
        assert rows.current == 3
        rows.fill([9, 8])
        assert rows.current == 8
        rows.fill([])
        assert rows.current is None
        await pilot.press("down", "end", "enter", "pagedown")
