"""The view of a loop over a list that gets shorter: a film of its looks, one row for each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.index_shift import WAYS, Item, Moment, code_of, read_weights, run_loop
from tutor_app.ui.pictures.controls import Choice, Field, Said, Stepper, stacked
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Sign

FIRST_WEIGHTS = "1, -1, -2, 3, -4, -5"
BESIDE = 600.0
CODE = 300.0
NUMBERS = 13.0
BETWEEN = 16.0
WIDEST = 62.0
KEY = "Thick frame: looked at. Struck through: goes out. Dashed frame: passed over without a look."


class ShiftView(QWidget):
    """Weights in a list, and a loop of the learner's choice that takes the negative ones out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._weights = read_weights(FIRST_WEIGHTS)
        self._way = next(iter(WAYS))
        self._moments: tuple[Moment, ...] = ()
        self.weights = Field(theme, "ws", FIRST_WEIGHTS, self._take_weights, letters=26)
        self.way = Choice(theme, "Loop", tuple(WAYS.items()), self._take_way)
        self.drawing = Drawing(theme, "A list, and the looks of a loop at it", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(self, self.weights, self.way, self.drawing, self.said, self.stepper)
        self._run()

    @property
    def moment(self) -> Moment:
        """What is shown."""
        return self._moments[self.stepper.at]

    def _take_weights(self, text: str) -> str:
        try:
            self._weights = read_weights(text)
        except ValueError as error:
            return str(error)
        self._run()
        return ""

    def _take_way(self, key: str) -> None:
        # What was followed to its end is shown to its end again, so that two loops can be compared.
        at_end = self.moment.ended
        self._way = key
        self._run(at_end=at_end)

    def _run(self, *, at_end: bool = False) -> None:
        self._moments = run_loop(self._weights, self._way)
        last = len(self._moments) - 1
        self.stepper.start(last, last if at_end else 0)

    def _show(self, at: int) -> None:
        moment = self._moments[at]
        self.said.say(moment.said)
        self.stepper.describe(moment.said)
        self.drawing.refresh(self._describe(moment))

    def _describe(self, moment: Moment) -> str:
        held = ", ".join(str(item.value) for item in moment.items)
        parts = [f"{self._list_name()}: {held or 'nothing'}."]
        skipped = [str(item.value) for item in moment.items if item.number in moment.skipped]
        if skipped:
            parts.append(f"Passed over: {', '.join(skipped)}.")
        if moment.looks:
            look = moment.looks[-1]
            walked = ", ".join(str(item.value) for item in look.items)
            outcome = {"": "has to go", "error": "IndexError"}.get(look.outcome, look.outcome)
            parts.append(
                f"Look {len(moment.looks)} at index {look.index} of {walked or 'nothing'}: {outcome}."
            )
        if moment.following >= 0:
            parts.append(f"Next index: {moment.following}.")
        if moment.line >= 0:
            parts.append(f"Line at work: {code_of(self._way)[moment.line].strip()}")
        return " ".join(parts)

    def _list_name(self) -> str:
        return "New list" if self._way == "new" and not self.moment.ended else "ws"

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, code = sheet.z, code_of(self._way)
        if sheet.is_narrow(BESIDE):
            frame = sheet.code(0, 0, sheet.width, code, self.moment.line)
            bottom = self._draw_film(sheet, frame.bottom() + z(12))
        else:
            frame = sheet.code(sheet.width - z(CODE), 0, z(CODE), code, self.moment.line)
            bottom = max(frame.bottom(), self._draw_film(sheet, 0))
        return sheet.wrapped(0, bottom + z(6), KEY, width=sheet.width, size=TINY_SIZE, ink="muted")

    def _draw_film(self, sheet: Sheet, y: float) -> float:
        """The list as it is now, and below it a row for each look; gives where they end."""
        z, moment = sheet.z, self.moment
        following = f" · next index {moment.following}" if moment.following >= 0 else ""
        y = sheet.heading(0, y, f"{self._list_name()} now{following}")
        y = self._draw_numbers(sheet, y)
        for column, item in enumerate(moment.items):
            self._draw_item(sheet, column, y, item, moment.skipped)
        for column in range(len(moment.items), len(self._weights)):
            self._draw_nothing(sheet, column, y)
        y += z(CELL_HEIGHT) + z(12)
        y = sheet.heading(0, y, f"{'The copy' if self._way == 'copy' else 'ws'} at each index") + z(2)
        for number in range(len(self._moments[-1].looks)):
            if number < len(moment.looks):
                self._draw_look(sheet, y, number)
            else:
                for column in range(len(self._weights)):
                    self._draw_nothing(sheet, column, y)
            y += z(CELL_HEIGHT) + z(BETWEEN)
        return y - z(BETWEEN)

    def _place(self, sheet: Sheet, column: int) -> tuple[float, float]:
        """Where the cells of that *column* begin, and how wide they are."""
        many, left = len(self._weights), sheet.z(NUMBERS)
        gap = sheet.z(1 if sheet.is_narrow(260) else 4)
        end = sheet.width if sheet.is_narrow(BESIDE) else sheet.width - sheet.z(CODE + 20)
        width = min((end - left - (many - 1) * gap) / many, sheet.z(WIDEST))
        return left + column * (width + gap), width

    def _draw_numbers(self, sheet: Sheet, y: float) -> float:
        for column in range(len(self._weights)):
            x, width = self._place(sheet, column)
            sheet.text(
                x,
                y,
                str(column),
                size=TINY_SIZE,
                code=True,
                ink="muted",
                width=width,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        return y + sheet.line_height(TINY_SIZE) + sheet.z(2)

    def _draw_nothing(self, sheet: Sheet, column: int, y: float) -> None:
        x, width = self._place(sheet, column)
        sheet.box(x, y, width, sheet.z(CELL_HEIGHT), ground="", edge="line", dashed=True, corner=5)

    def _draw_item(
        self,
        sheet: Sheet,
        column: int,
        y: float,
        item: Item,
        skipped: frozenset[int],
        outcome: str | None = None,
    ) -> None:
        """The cell of *item*; with an *outcome* it is the one that is looked at."""
        z = sheet.z
        x, width = self._place(sheet, column)
        is_skipped = item.number in skipped
        looked = outcome is not None
        sheet.cell(
            x,
            y,
            str(item.value),
            width=width,
            ground="pitfall_ground" if is_skipped else "accent_ground" if looked else "background",
            edge="pitfall" if is_skipped else "accent" if looked else "muted",
            dashed=is_skipped,
            thick=2 if looked or is_skipped else 1,
        )
        if outcome == "removed":
            # Aslant, as a level line would lie on the sign of the number.
            middle, center, half = y + z(CELL_HEIGHT) / 2, x + width / 2, min(width / 2 - z(3), z(14))
            sheet.line((center - half, middle + z(7)), (center + half, middle - z(7)), ink="error", thick=2)

    def _draw_look(self, sheet: Sheet, y: float, number: int) -> None:
        """A row of the film: what the loop walks, where it stands in it, and where it goes on."""
        z, moment = sheet.z, self.moment
        look = moment.looks[number]
        high = z(CELL_HEIGHT)
        sheet.text(0, y, str(look.index), size=TINY_SIZE, code=True, ink="muted", height=high)
        for column, item in enumerate(look.items):
            looked = look.outcome if column == look.index else None
            self._draw_item(sheet, column, y, item, look.skipped, looked)
        for column in range(len(look.items), len(self._weights)):
            self._draw_nothing(sheet, column, y)
        if look.outcome == "error":
            x, width = self._place(sheet, look.index)
            sheet.box(x, y, width, high, ground="error_ground", edge="error", thick=2, corner=5)
            sheet.sign(Sign.CLOSE, x + (width - z(12)) / 2, y + (high - z(12)) / 2, ink="error")
        # After the last look the index has nowhere to go in the film.
        if number + 1 < len(self._moments[-1].looks):
            following = self._moments[-1].looks[number + 1].index
            (start, width), (end, _) = self._place(sheet, look.index), self._place(sheet, following)
            sheet.line(
                (start + width / 2, y + high + z(2)),
                (end + width / 2, y + high + z(BETWEEN - 2)),
                ink="accent",
                arrow=True,
            )
