"""The page of a topic: builds its blocks, runs them in the console, keeps what the learner types."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tutor_app.checks.run import Checker
from tutor_app.course.model import (
    Block,
    Box,
    Example,
    Exercise,
    InterviewQuestion,
    Page,
    Picture,
    Pitfall,
    Prose,
    Topic,
)
from tutor_app.kernel.shown import RunResult
from tutor_app.progress.store import ProgressStore
from tutor_app.ui.commands import Command
from tutor_app.ui.console import ConsolePane
from tutor_app.ui.editor import CodeEditor
from tutor_app.ui.editor_assist import EditorAssist
from tutor_app.ui.notices import Notices
from tutor_app.ui.page.example import ExampleBlock
from tutor_app.ui.page.exercise import ExerciseBlock
from tutor_app.ui.page.head import PageEnd, PageHead
from tutor_app.ui.page.interview import InterviewBlock
from tutor_app.ui.page.parts import Card
from tutor_app.ui.page.picture import PictureBlock
from tutor_app.ui.page.prose import ProseView
from tutor_app.ui.page.services import ServiceStrip
from tutor_app.ui.page.tools import Tools
from tutor_app.ui.services import PracticeServices
from tutor_app.ui.style import QuietScrollBars
from tutor_app.ui.theme import PAGE_WIDTH, TEXT_SIZE, Theme
from tutor_app.ui.widgets import Words

SAVE_AFTER_MS = 500
SLICE_SECONDS = 0.010
PAINT_MS = 50
TOP_MARGIN = 16
BOX_LOOKS = {
    "note": ("Note", "accent", "accent_ground"),
    "tip": ("Tip", "right", "right_ground"),
    "warning": ("Warning", "pitfall", "pitfall_ground"),
    "takeaway": ("Takeaway", "accent", "accent_ground"),
}


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the page's outline; *level* is 2 for sections, 3 for what stands in them."""

    title: str
    anchor: str
    level: int


class _PageScroll(QScrollArea):
    """Scrolls the page, and passes on the keys that no part of it has taken."""

    def __init__(self, answer: Callable[[QKeySequence], bool]) -> None:
        super().__init__()
        self._answer = answer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._answer(QKeySequence(event.keyCombination())):
            super().keyPressEvent(event)


@dataclass(slots=True)
class _Place:
    """Where a block begins: its line, its anchor and, once it is built, its widget."""

    line: int
    anchor: str
    make: Callable[[], QWidget]
    widget: QWidget | None = None


class PageView(QWidget):
    """One topic at a time. All blocks share the console's namespace, in order."""

    outline_changed = Signal(list)
    section_changed = Signal(str)
    progress_changed = Signal(str)
    saved = Signal(str)
    link_activated = Signal(str)

    def __init__(
        self,
        theme: Theme,
        store: ProgressStore,
        console: ConsolePane,
        checker: Checker,
        assist: EditorAssist | None,
        services: PracticeServices | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._store = store
        self._console = console
        self._checker = checker
        self._assist = assist
        self._services = services
        self._topic: Topic | None = None
        self._page: Page | None = None
        self._places: list[_Place] = []
        self._blocks: dict[str, ExampleBlock] = {}
        self._exercises: list[ExerciseBlock] = []
        self._proses: list[ProseView] = []
        self._restyled: list[Callable[[], None]] = []
        self._end: PageEnd | None = None
        self._runs: dict[object, tuple[ExampleBlock, str]] = {}
        self._unsaved: dict[str, Callable[[], str | None]] = {}
        self._built = 0
        self._section = ""
        self._sections: set[str] = set()

        self.notices = Notices(theme)
        self._scroll = _PageScroll(self._answer_keys)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("Page")
        self._scroll.viewport().setAutoFillBackground(False)
        QuietScrollBars(self._scroll, theme)
        self._column = self._new_column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(self._scroll, 1)

        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.flush)
        self._build_timer = QTimer(self)
        self._build_timer.setSingleShot(True)
        self._build_timer.timeout.connect(self._build_slice)

        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._restyle)
        console.run_started.connect(self._on_run_started)
        console.run_finished.connect(self._on_run_finished)
        console.variables_lost.connect(self._on_variables_lost)

    # What is shown

    def show_page(
        self,
        topic: Topic,
        page: Page,
        *,
        at: str | int | None = None,
        before: Topic | None = None,
        after: Topic | None = None,
        prerequisites: Sequence[Topic] = (),
    ) -> None:
        """Show *page*, at an anchor or a line of its file, else where the learner left it."""
        self.leave()
        self._topic, self._page = topic, page
        self._store.record_opened(topic.id)
        self._column = self._new_column()
        self._places = list(self._make_places(topic, page, before, after, prerequisites))
        self._built = 0
        self.setUpdatesEnabled(False)
        try:
            # Before it is on the screen, where every block that is added would lay out all of them.
            self._build_until(self._scroll.viewport().height() + 200)
            self._scroll.setWidget(self._column)
            # The old page's scroll position must not make the new one build itself down to there.
            self._scroll.verticalScrollBar().setValue(0)
            if at is not None:
                self.go_to(at)
            else:
                self._restore_position()
        finally:
            self.setUpdatesEnabled(True)
        outline = self.outline()
        self._sections = {entry.anchor for entry in outline}
        self._section = ""
        self.outline_changed.emit(outline)
        self._on_scrolled()
        # What is below the view waits until the window has painted what is in it.
        self._build_timer.start(PAINT_MS)

    def leave(self) -> None:
        """Save what is open and stop what only this page was waiting for."""
        self.flush()
        self._remember_position()
        self._build_timer.stop()
        for exercise in self._exercises:
            exercise.stop()
        self.notices.clear()
        self._runs.clear()
        self._blocks.clear()
        self._exercises.clear()
        self._proses.clear()
        self._restyled.clear()
        self._end = None
        self._places.clear()
        self._sections = set()
        self._topic = self._page = None

    def outline(self) -> list[OutlineEntry]:
        """The sections of the page, and the pitfalls, exercises and questions that stand in them."""
        if self._page is None:
            return []
        entries = []
        for block in self._page.blocks:
            if isinstance(block, Prose) and block.title and block.level in (2, 3):
                entries.append(OutlineEntry(block.title, block.anchor, block.level))
            elif isinstance(block, (Pitfall, Exercise)):
                entries.append(OutlineEntry(block.title, block.anchor, 3))
        return entries

    def go_to(self, place: str | int) -> None:
        """Scroll to an anchor, or to the block that holds a line of the page's file."""
        index = self._index_of(place)
        if index is None:
            return
        self._build_until_index(index)
        self._settle()
        widget = self._places[index].widget
        if widget is not None:
            top = widget.mapTo(self._column, QPoint(0, 0)).y()
            if top + self._scroll.viewport().height() > self._column.height():
                self._build_until_index(len(self._places) - 1)
                self._settle()
            self._scroll.verticalScrollBar().setValue(max(top - TOP_MARGIN, 0))

    def focus(self, place: str | int) -> None:
        """Let the keyboard go on from *place*: Tab leads to what stands there."""
        index = self._index_of(place)
        widget = self._places[index].widget if index is not None else None
        if widget is not None:
            words = widget if isinstance(widget, ProseView) else widget.findChild(ProseView)
            (words or widget).setFocus(Qt.FocusReason.OtherFocusReason)

    # Running

    def run_all_above(self) -> None:
        """Run every example above the one that has the focus or is in view, in order."""
        self._run_until(self.current_example())

    def run_page(self) -> None:
        """Run every example of the page, in order."""
        self._run_until(None)

    def current_example(self) -> ExampleBlock | None:
        """The example that has the focus, else the first one in view."""
        focused = QApplication.focusWidget()
        for block in self.examples_in_order():
            if focused is not None and block.isAncestorOf(focused):
                return block
        top = self._scroll.verticalScrollBar().value()
        for block in self.examples_in_order():
            if block.mapTo(self._column, QPoint(0, block.height())).y() > top:
                return block
        return None

    def current_exercise(self) -> ExerciseBlock | None:
        """The exercise that has the focus, else the first one in view."""
        focused = QApplication.focusWidget()
        for exercise in self._exercises:
            if focused is not None and exercise.isAncestorOf(focused):
                return exercise
        top = self._scroll.verticalScrollBar().value()
        bottom = top + self._scroll.viewport().height()
        for exercise in self._exercises:
            start = exercise.mapTo(self._column, QPoint(0, 0)).y()
            if start < bottom and start + exercise.height() > top:
                return exercise
        return None

    def commands(self) -> list[Command]:
        """What can be asked of the page from menus and the palette."""
        return [
            Command(
                "page.run",
                "Run the example",
                ("Ctrl+Enter",),
                lambda: self._run_current(False),
                "Run",
                "page",
            ),
            Command(
                "page.run_next",
                "Run the example and move on",
                ("Shift+Enter",),
                lambda: self._run_current(True),
                "Run",
                "page",
            ),
            Command("page.run_selection", "Run the selection", ("F9",), self._run_selection, "Run", "editor"),
            Command("page.run_above", "Run everything above", ("Ctrl+Shift+F9",), self.run_all_above, "Run"),
            Command("page.run_all", "Run the whole page", (), self.run_page, "Run"),
            Command("page.check", "Check the answer", ("Ctrl+Shift+Enter",), self._check_current, "Run"),
            Command("page.next", "Next block", ("Ctrl+Down",), lambda: self._move(1), "View", "page"),
            Command("page.previous", "Previous block", ("Ctrl+Up",), lambda: self._move(-1), "View", "page"),
        ]

    def _answer_keys(self, keys: QKeySequence) -> bool:
        """Does what *keys* mean on the page; false where they mean nothing."""
        text = keys.toString(QKeySequence.SequenceFormat.PortableText).replace("Return", "Enter")
        bar = self._scroll.verticalScrollBar()
        if text in ("Home", "Ctrl+Home"):
            bar.setValue(bar.minimum())
            return True
        if text in ("End", "Ctrl+End"):
            self._build_until_index(len(self._places) - 1)
            self._settle()
            bar.setValue(bar.maximum())
            return True
        if text in ("Space", "Shift+Space"):
            step = QAbstractSlider.SliderAction.SliderPageStepAdd
            back = QAbstractSlider.SliderAction.SliderPageStepSub
            bar.triggerAction(step if text == "Space" else back)
            return True
        for command in self.commands():
            if command.place == "page" and text in command.keys:
                command.run()
                return True
        return False

    # Keeping what was typed

    def flush(self) -> None:
        """Save all drafts now."""
        self._save_timer.stop()
        unsaved, self._unsaved = self._unsaved, {}
        for key, source in unsaved.items():
            text = source()
            if text is None:
                self._store.discard_draft(key)
            else:
                self._store.save_draft(key, text)
        if unsaved:
            self.saved.emit("Draft saved")

    def current_page(self) -> Page:
        """The page that is shown. Raises ValueError before the first one."""
        if self._page is None:
            raise ValueError("no page is shown yet")
        return self._page

    def widget_at(self, anchor: str) -> QWidget | None:
        """The block that stands at *anchor*, where it is built."""
        index = self._index_of(anchor)
        return None if index is None else self._places[index].widget

    # Building

    def _new_column(self) -> QWidget:
        column = QWidget()
        column.setAccessibleName("Page")
        column.setMaximumWidth(self._page_width())
        # The column is as wide as the view lets it be, also where large text would like more.
        column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(24, 24, 24, 48)
        layout.setSpacing(16)
        layout.addStretch(1)
        return column

    def _page_width(self) -> int:
        return round(PAGE_WIDTH * self._theme.zoom) + 48

    def _make_places(
        self,
        topic: Topic,
        page: Page,
        before: Topic | None,
        after: Topic | None,
        prerequisites: Sequence[Topic],
    ) -> Iterator[_Place]:
        tools = Tools(
            theme=self._theme,
            store=self._store,
            assist=self._assist,
            folder=topic.folder,
            on_link=self._follow,
            draft_changed=self._on_draft_changed,
            context_above=self._context_above,
        )
        yield _Place(
            0,
            "",
            lambda: self._note_restyle(self._make_head(topic, page, prerequisites)),
        )
        exercise_number = 0
        for block in page.blocks:
            if isinstance(block, Exercise):
                exercise_number += 1
            yield _Place(
                block.line, getattr(block, "anchor", ""), partial(self._make, tools, block, exercise_number)
            )
        last = page.blocks[-1].line + 1 if page.blocks else 1
        yield _Place(last, "end", partial(self._make_end, page, before, after))

    def _make(self, tools: Tools, block: Block, exercise_number: int) -> QWidget:
        if isinstance(block, Prose):
            return self._make_prose(tools, block)
        if isinstance(block, Example):
            return self._make_example(tools, block)
        if isinstance(block, Exercise):
            exercise = ExerciseBlock(tools, block, exercise_number, self._checker)
            exercise.judged.connect(lambda verdict: self._on_judged())
            exercise.shown.connect(lambda part: self._show_part(exercise, part))
            exercise.run_asked.connect(lambda: self._run_text(exercise.source()))
            exercise.run_text_asked.connect(self._run_text)
            self._connect_editor(exercise)
            self._exercises.append(exercise)
            return self._note_restyle(exercise)
        if isinstance(block, InterviewQuestion):
            return self._note_restyle(InterviewBlock(tools, block))
        if isinstance(block, Picture):
            return self._note_restyle(PictureBlock(tools, block))
        if isinstance(block, Pitfall):
            return self._make_box(tools, f"Pitfall · {block.title}", "pitfall", "pitfall_ground", block)
        if isinstance(block, Box):
            words, ink, ground = BOX_LOOKS[block.kind]
            return self._make_box(tools, block.title or words, ink, ground, block)
        raise TypeError(f"no widget for {type(block).__name__}")

    def _make_head(self, topic: Topic, page: Page, prerequisites: Sequence[Topic]) -> PageHead:
        strip = None
        if page.services and self._services is not None:
            strip = ServiceStrip(self._theme, self._services)
        return PageHead(self._theme, topic, page, prerequisites, self._follow, strip)

    def _make_end(self, page: Page, before: Topic | None, after: Topic | None) -> QWidget:
        ids = [exercise.id for exercise in page.exercises()]
        self._end = PageEnd(self._theme, self._store, ids, before, after, self._follow)
        return self._note_restyle(self._end)

    def _make_prose(self, tools: Tools, block: Prose) -> ProseView:
        prose = ProseView(self._theme, block.markdown, tools.folder, self._follow, name=block.title)
        self._proses.append(prose)
        return prose

    def _example_name(self, example: Example) -> str:
        """What stands over an example; those that are shown only are not counted."""
        if not example.runs:
            return "Shown only"
        assert self._page is not None
        number = sum(other.runs and other.number <= example.number for other in self._page.examples())
        return f"{'Prediction' if example.predict else 'Example'} {number}"

    def _make_example(self, tools: Tools, block: Example) -> ExampleBlock:
        example = ExampleBlock(tools, block, self._example_name(block))
        example.run_asked.connect(lambda advance: self._run_example(example, advance))
        example.guess_asked.connect(lambda: self._reveal_guess(example))
        example.run_text_asked.connect(self._run_text)
        self._connect_editor(example)
        self._blocks[block.key] = example
        self._restyled.append(example.restyle)
        return example

    def _make_box(self, tools: Tools, title: str, ink: str, ground: str, block: Pitfall | Box) -> Card:
        card = Card(self._theme, ground=ground, edge=ink, padding=(16, 12, 16, 12))
        card.setAccessibleName(title)
        card.body.setSpacing(10)
        card.body.addWidget(
            Words(self._theme, title, size=TEXT_SIZE, weight=600, color=ink, wrapped=True, zoomed=True)
        )
        for inner in block.blocks:
            if isinstance(inner, Example):
                card.body.addWidget(self._make_example(tools, inner))
            else:
                card.body.addWidget(self._make_prose(tools, inner))
        return card

    def _note_restyle(
        self, widget: PageHead | PageEnd | ExerciseBlock | InterviewBlock | PictureBlock
    ) -> QWidget:
        self._restyled.append(widget.restyle)
        return widget

    def _connect_editor(self, block: ExampleBlock | ExerciseBlock) -> None:
        block.editor.cursorPositionChanged.connect(partial(self._follow_caret, block.editor))
        block.leave_forward.connect(lambda: self._focus_neighbour(block, 1))
        block.leave_backward.connect(lambda: self._focus_neighbour(block, -1))

    def _build_one(self) -> QWidget:
        place = self._places[self._built]
        place.widget = place.make()
        layout = self._column.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, place.widget)
        # A layout leaves out what is not shown yet, and Qt would show it only at the next turn.
        place.widget.show()
        self._built += 1
        return place.widget

    def _build_until(self, height: int) -> None:
        """Build from the top until the blocks fill *height* pixels."""
        width = max(min(self._scroll.viewport().width(), self._page_width()) - 48, 200)
        filled = 0
        while self._built < len(self._places) and filled < height:
            widget = self._build_one()
            hint = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
            filled += hint + 16

    def _build_until_index(self, index: int) -> None:
        while self._built <= min(index, len(self._places) - 1):
            self._build_one()

    def _build_slice(self) -> None:
        end = time.monotonic() + SLICE_SECONDS
        while self._built < len(self._places) and time.monotonic() < end:
            self._build_one()
        if self._built < len(self._places):
            self._build_timer.start(0)

    def _settle(self) -> None:
        """Give every built block its size now instead of at the next turn of the event loop."""
        layout = self._column.layout()
        assert layout is not None
        # What grew inside a block reaches the column one layout at a time, by posted events.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        layout.activate()
        width = min(self._scroll.viewport().width(), self._page_width())
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self._column.resize(width, max(height, self._scroll.viewport().height()))

    # Positions

    def _index_of(self, place: str | int) -> int | None:
        if isinstance(place, str):
            for index, candidate in enumerate(self._places):
                if candidate.anchor == place:
                    return index
            return None
        found = None
        for index, candidate in enumerate(self._places):
            if candidate.line <= place:
                found = index
        return found

    def _top_place(self) -> tuple[int, int] | None:
        """The line of the block at the top of the view, and how far it is scrolled out of it."""
        top = self._scroll.verticalScrollBar().value()
        found = None
        for place in self._places[: self._built]:
            if place.widget is None:
                continue
            y = place.widget.mapTo(self._column, QPoint(0, 0)).y()
            if y > top + TOP_MARGIN and found is not None:
                break
            found = (place.line, top - y)
        return found

    def _remember_position(self) -> None:
        if self._topic is not None:
            place = self._top_place()
            if place is not None:
                self._store.set_setting(f"place/{self._topic.id}", list(place))

    def _restore_position(self) -> None:
        assert self._topic is not None
        place = self._store.setting(f"place/{self._topic.id}", None)
        if place:
            self._go_to_place(place[0], place[1])

    def _go_to_place(self, line: int, offset: int) -> None:
        index = self._index_of(line)
        if index is None or index == 0:
            return
        self._build_until_index(min(index + 6, len(self._places) - 1))
        self._settle()
        widget = self._places[index].widget
        if widget is not None:
            self._scroll.verticalScrollBar().setValue(widget.mapTo(self._column, QPoint(0, 0)).y() + offset)

    def _on_scrolled(self) -> None:
        bar = self._scroll.verticalScrollBar()
        current = ""
        line = bar.value() + 96
        at_end = self._built == len(self._places) and bar.value() == bar.maximum() and bar.maximum() > 0
        for place in self._places[: self._built]:
            if place.widget is not None and place.anchor in self._sections:
                y = place.widget.mapTo(self._column, QPoint(0, 0)).y()
                if y > line and not (at_end and not current):
                    break
                current = place.anchor
        if current != self._section:
            self._section = current
            self.section_changed.emit(current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._top_place() if self._topic is not None else None
        super().resizeEvent(event)
        if place is not None and event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, lambda: self._go_to_place(*place))

    # What the blocks ask for

    def examples_in_order(self) -> list[ExampleBlock]:
        if self._page is None:
            return []
        return [self._blocks[example.key] for example in self._page.examples() if example.key in self._blocks]

    def _editors_in_order(self) -> list[ExampleBlock | ExerciseBlock]:
        blocks: list[ExampleBlock | ExerciseBlock] = [*self.examples_in_order(), *self._exercises]
        return sorted(blocks, key=lambda block: block.mapTo(self._column, QPoint(0, 0)).y())

    def _context_above(self, key: str) -> str:
        if self._page is None:
            return ""
        sources: list[str] = []
        for example in self._page.examples():
            if example.key == key:
                break
            if example.fresh:
                sources.clear()
            if example.runs:
                block = self._blocks.get(example.key)
                sources.append(block.source() if block is not None else example.source)
        return "\n".join(sources)

    def _run_until(self, end: ExampleBlock | None) -> None:
        self._build_until_index(len(self._places) - 1)
        self.notices.clear()
        left_out: list[ExampleBlock] = []
        for block in self.examples_in_order():
            if block is end:
                break
            if block.needs_guess:
                left_out.append(block)
            elif block.example.runs:
                self._start(block)
        if left_out:
            sentence = _left_out_sentence(len(left_out))
            self.notices.say(sentence, "Guess", lambda: self._ask_for_guess(left_out[0]))

    def _ask_for_guess(self, block: ExampleBlock) -> None:
        self.notices.clear()
        self._settle()
        block.ask_to_run(False)

    def _reveal_guess(self, block: ExampleBlock) -> None:
        """Show where the guess goes, with as much of the code as fits above it."""
        if block.guess_panel is not None:
            self._reveal(block)
            self._reveal(block.guess_panel)

    def _run_example(self, block: ExampleBlock, advance: bool) -> None:
        self._start(block)
        if advance:
            self._focus_neighbour(block, 1)

    def _start(self, block: ExampleBlock) -> None:
        if block.running:
            return
        run_id = object()
        self._runs[run_id] = (block, block.source())
        block.show_waiting()
        self._console.run(block.source(), run_id, fresh=block.example.fresh)

    def _run_text(self, source: str) -> None:
        if source.strip():
            self._console.run(source, object())

    def _on_run_started(self, run_id: object) -> None:
        if run_id in self._runs:
            self._runs[run_id][0].show_running()

    def _on_run_finished(self, run_id: object, result: RunResult) -> None:
        if run_id not in self._runs:
            return
        block, source = self._runs.pop(run_id)
        place = self._top_place()
        block.show_result(result, source)
        if place is not None and block.mapTo(self._column, QPoint(0, block.height())).y() <= (
            self._scroll.verticalScrollBar().value()
        ):
            # The block lies above the view: keep what is being read where it is.
            self._settle()
            self._go_to_place(*place)

    def _on_variables_lost(self, sentence: str) -> None:
        if self._topic is not None:
            self.notices.say(sentence, "Run everything above again", self.run_all_above)

    def _on_draft_changed(self, key: str, source: Callable[[], str | None]) -> None:
        self._unsaved[key] = source
        if not self._save_timer.isActive():
            self._save_timer.start()
            self.saved.emit("Saving")

    def _on_judged(self) -> None:
        if self._topic is not None:
            self.progress_changed.emit(self._topic.id)
        if self._end is not None:
            self._end.refresh()

    def _show_part(self, exercise: ExerciseBlock, part: QWidget) -> None:
        """Bring what was asked for into view, unless the learner has gone elsewhere meanwhile."""
        if not exercise.visibleRegion().isEmpty():
            self._settle()
            self._reveal(part)

    def _follow(self, link: str) -> None:
        if link.startswith("#"):
            self.go_to(link[1:])
            self.focus(link[1:])
        else:
            self.link_activated.emit(link)

    def _focus_neighbour(self, block: ExampleBlock | ExerciseBlock, step: int) -> None:
        self._build_until_index(len(self._places) - 1)
        self._settle()
        editors = self._editors_in_order()
        index = editors.index(block) + step
        if 0 <= index < len(editors):
            self._reveal(editors[index])
            editors[index].focus_editor()

    def _reveal(self, block: QWidget) -> None:
        """Scroll no further than is needed to show *block*, and its head if it is higher than the view."""
        bar = self._scroll.verticalScrollBar()
        top = block.mapTo(self._column, QPoint(0, 0)).y()
        bottom = top + block.height()
        if top < bar.value() + TOP_MARGIN or block.height() > self._scroll.viewport().height():
            bar.setValue(top - TOP_MARGIN)
        elif bottom > bar.value() + self._scroll.viewport().height():
            bar.setValue(bottom - self._scroll.viewport().height() + TOP_MARGIN)

    def _follow_caret(self, editor: CodeEditor) -> None:
        """Scroll no further than the caret needs: an editor on the page never scrolls down by itself."""
        if not editor.hasFocus():
            return
        caret = editor.caret_rect()
        top = editor.mapTo(self._column, caret.topLeft()).y()
        bar = self._scroll.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top - TOP_MARGIN)
        elif top + caret.height() > bar.value() + self._scroll.viewport().height():
            self._settle()
            bar.setValue(top + caret.height() - self._scroll.viewport().height() + TOP_MARGIN)

    def _move(self, step: int) -> None:
        focused = QApplication.focusWidget()
        editors = self._editors_in_order()
        for block in editors:
            if focused is not None and block.isAncestorOf(focused):
                self._focus_neighbour(block, step)
                return
        current = self.current_example()
        if current is not None:
            self._reveal(current)
            current.focus_editor()

    def _run_current(self, advance: bool) -> None:
        block = self.current_example()
        if block is not None:
            block.ask_to_run(advance)

    def _run_selection(self) -> None:
        block = self.current_example()
        if block is not None:
            self._run_text(block.editor.selection_or_line())

    def _check_current(self) -> None:
        exercise = self.current_exercise()
        if exercise is not None:
            exercise.check()

    # Look

    def _restyle(self) -> None:
        place = self._top_place() if self._topic is not None else None
        self._column.setMaximumWidth(self._page_width())
        for prose in self._proses:
            prose.restyle()
        for restyle in self._restyled:
            restyle()
        self._column.update()
        if place is not None:
            self._settle()
            self._go_to_place(*place)


def _left_out_sentence(number: int) -> str:
    if number == 1:
        return "A prediction waits for your guess and was left out; what it defines is missing."
    return f"{number} predictions wait for your guess and were left out; what they define is missing."
