"""The main window: places the panes, owns the commands, connects what the parts say.

Nothing else knows all panes. Topics are opened through `open_topic`; every other way ends there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDesktopServices,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tutor_app.course.model import Course, CourseError, Page, Stage, Topic
from tutor_app.course.reader import read_page, read_stage_text
from tutor_app.progress import StoreError, TopicState
from tutor_app.ui.commands import Command
from tutor_app.ui.notices import Notices
from tutor_app.ui.outline import Outline
from tutor_app.ui.palette import Choice, Palette
from tutor_app.ui.search_panel import SearchPanel
from tutor_app.ui.status import StatusBar
from tutor_app.ui.style import menu_style
from tutor_app.ui.theme import SMALL_SIZE, Theme
from tutor_app.ui.top_bar import SEARCH_KEYS, TopBar
from tutor_app.ui.tree import STATE_WORDS, CourseTree
from tutor_app.ui.welcome import HomePage, MistakePage, StagePage
from tutor_app.ui.widgets import Button, Floating, Ground, Panes, shown_keys

if TYPE_CHECKING:
    from tutor_app.checks.run import Checker
    from tutor_app.course.search import Hit, SearchIndex
    from tutor_app.progress.store import ProgressStore
    from tutor_app.ui.console import ConsolePane
    from tutor_app.ui.editor_assist import EditorAssist
    from tutor_app.ui.page.view import PageView
    from tutor_app.ui.qt_kernel import Kernel
    from tutor_app.ui.services import PracticeServices

TITLE = "Python for AI & Data"
OUTLINE_FROM = 1100
DRAWER_BELOW = 900
TREE_WIDTH = 276
OUTLINE_WIDTHS = (228, 280)
OUTLINE_WIDE_FROM = 1400
CONSOLE_SHARE = 0.28
KEEP_LAYOUT_MS = 500
MENUS = ("File", "Go", "View", "Run", "Help")
PAGE_SHOWN = QEvent.Type(QEvent.registerEventType())
HOME = "home:"
STAGE = "stage:"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the window shows and asks; made in app.py."""

    course: Course
    theme: Theme
    store: ProgressStore
    index: SearchIndex
    kernel: Kernel
    console: ConsolePane
    checker: Checker
    assist: EditorAssist
    services: PracticeServices
    data_dir: Path


class MainWindow(QWidget):
    """`first_painted` is emitted once, while painting: connect to it queued, and do little before the rest.

    `page_shown` is emitted each time a page, a stage or the start page can be read.
    """

    first_painted = Signal()
    page_shown = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._course = parts.course
        self._theme = parts.theme
        self._store = parts.store
        self._console = parts.console
        self._painted = False
        self._states: Mapping[str, TopicState] = {}
        self._place = ""
        self._history: list[str] = []
        self._history_at = -1
        self._page: PageView | None = None
        self._pages: dict[str, tuple[tuple[int, int], Page]] = {}
        self._actions: dict[str, QAction] = {}
        self._tree_wanted = True
        self._console_wanted = True
        self._outline_wanted = True
        self._narrow = False
        self._tree_width = TREE_WIDTH
        self.setWindowTitle(TITLE)
        self.setMinimumSize(560, 400)

        self._top = TopBar(self._theme, TITLE)
        self.notices = Notices(self._theme)
        kept = self._store.setting("window", {})
        self._layout_kept: dict[str, object] = kept if isinstance(kept, dict) else {}
        open_stages = self._layout_kept.get("open_stages")
        first_stage = [stage.id for stage in self._course.stages()[:1]]
        self.tree = CourseTree(
            self._course, self._theme, open_stages if isinstance(open_stages, list) else first_stage
        )
        self._tree_pane = _TreePane(self._theme, self.tree)
        self.home = HomePage(self._course, self._theme)
        self._stage_page = StagePage(self._theme)
        self._mistake = MistakePage(self._theme)
        self._stack = QStackedWidget()
        for page in (self.home, self._stage_page, self._mistake):
            self._stack.addWidget(page)
        self._outline = Outline(self._theme)
        self._status = StatusBar(self._theme)
        self._lay_out()

        self.palette_box = Palette(self._theme, self)
        self.search = SearchPanel(self._theme, self, self._course, parts.index.find)
        drawer_room = QWidget()
        self._drawer_layout = QVBoxLayout(drawer_room)
        self._drawer_layout.setContentsMargins(0, 0, 0, 0)
        self._drawer = Floating(self._theme, "Topics", self, drawer_room, self._drawer_box, corner=0)
        self._drawer.closed.connect(self._on_drawer_closed)

        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(KEEP_LAYOUT_MS)
        self._keep_timer.timeout.connect(self._keep_layout)
        self.menu = QMenu(self)
        self.menu.setAccessibleName("Menu")
        self._top.menu_button.clicked.connect(self.open_menu)

        self._commands = self._make_commands()
        for command in self._commands:
            self._install(command)
        self._connect()
        self._restore_layout()
        self.refresh_progress()
        self._take_theme()

    # What is shown

    def commands(self) -> list[Command]:
        """Every command, those of the open page included."""
        page = self._page
        return [*self._commands, *(page.commands() if page is not None else [])]

    def open_start(self, topic_id: str | None = None) -> None:
        """Show *topic_id*, else the start page: how it works at first, later the way back."""
        if topic_id is not None:
            self.open_topic(topic_id)
        else:
            self.open_home()
            self.home.focus_button()

    def open_home(self) -> None:
        """The start page."""
        self._leave_page()
        last = self._store.last_opened()
        known = {topic.id: topic for topic in self._course.topics()}
        if last is None:
            self.home.show_first()
        else:
            self.home.show_again(known.get(last), self._states)
        self._show(self.home, HOME, "Start page", "")
        self.tree.set_here("")
        self._status.set_position(self._overall())

    def open_stage(self, stage_id: str) -> None:
        """The page of a stage: its text and its topics. Raises KeyError where there is none."""
        stage = self._course.stage(stage_id)
        self._leave_page()
        try:
            text = read_stage_text(stage)
        except CourseError as error:
            text = ""
            self.notices.say(str(error))
        self._stage_page.show_stage(stage, text, self._states)
        self._show(self._stage_page, STAGE + stage.id, stage.title, f"Stage {stage.number}")
        self.tree.set_here(stage.id)
        self._status.set_position(self._position(stage))

    def open_topic(self, topic_id: str, *, at: str | int | None = None) -> None:
        """The page of a topic, at an anchor or a line, else where the learner left it.

        Raises KeyError where the course has no such topic. A page with a mistake says so in its place.
        """
        topic = self._course.topic(topic_id)
        stage = self._course.stage(topic.stage_id)
        page_view = self._page_view()
        if at is not None and self._place == topic_id and self._stack.currentWidget() is page_view:
            page_view.go_to(at)
            return
        before, after = self._neighbours(topic_id)
        try:
            page = self._read(topic)
        except CourseError as error:
            self._leave_page()
            self._mistake.show_mistake(error.path, error.line, error.message)
            self._show(self._mistake, topic_id, topic.title, f"Stage {stage.number} › {topic.title}")
        else:
            # The page shows their state.
            self._parts.services.open(topic_id, page.services)
            # Shown first: a page that is laid out while it is hidden is laid out twice.
            self._show(page_view, topic_id, topic.title, f"Stage {stage.number} › {topic.title}")
            topics = {other.id: other for other in self._course.topics()}
            prerequisites = [topics[name] for name in page.prerequisites if name in topics]
            page_view.show_page(topic, page, at=at, before=before, after=after, prerequisites=prerequisites)
            self.refresh_progress()
        self.tree.set_here(topic_id)
        self._status.set_position(self._position(stage))
        self._drawer.close_it()
        self._announce_page()

    def _read(self, topic: Topic) -> Page:
        """The page as it is in its file now; read once for each state of the file. Raises CourseError."""
        try:
            status = topic.page_path.stat()
        except OSError:
            return read_page(topic)
        state = (status.st_mtime_ns, status.st_size)
        known = self._pages.get(topic.id)
        if known is None or known[0] != state:
            known = self._pages[topic.id] = (state, read_page(topic))
        return known[1]

    def say(
        self,
        sentence: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        ground: str = "pitfall_ground",
    ) -> None:
        """Show a sentence under the top bar, with at most one thing to do."""
        self.notices.say(sentence, action, on_action, ground=ground)

    def set_search_ready(self, ready: bool) -> None:
        self.search.set_ready(ready)

    def place(self) -> str:
        """The id of the open topic; `stage:ID` and `home:` for the other pages."""
        return self._place

    def page_view(self) -> PageView | None:
        """The view of topics, once one has been opened."""
        return self._page

    # Life

    def _announce_page(self) -> None:
        # Painting has a low priority; an event with a lower one comes after it and before any timer.
        priority = Qt.EventPriority.LowEventPriority.value - 1
        QCoreApplication.postEvent(self, QEvent(PAGE_SHOWN), priority)

    def customEvent(self, event: QEvent) -> None:
        if event.type() == PAGE_SHOWN:
            self.page_shown.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("background"))
        painter.end()
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._apply_panes()
        self._keep_timer.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._painted:
            # Another window on the same data may have saved something meanwhile.
            self.refresh_progress()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_timer.stop()
        self._keep_layout()
        self.palette_box.frame.close_it()
        self.search.frame.close_it()
        if self._page is not None:
            self._page.leave()
        self._parts.services.close()
        event.accept()

    # Places

    def _lay_out(self) -> None:
        # Tab goes in the order in which parts come into the window, and what a page builds comes last. With
        # the console first, Tab goes from the end of the page to the console, whose input keeps Tab.
        self._console.setParent(self)
        self._body = Panes(self._theme, Qt.Orientation.Horizontal, "Width of the topics")
        self._right = Panes(self._theme, Qt.Orientation.Vertical, "Height of the console")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.notices)
        column.addWidget(self._body, 1)
        column.addWidget(self._status)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self._outline)
        self._body.addWidget(self._tree_pane)
        self._body.addWidget(self._right)
        self._right.addWidget(centre)
        self._right.addWidget(self._console)
        for panes, kept, growing in ((self._body, 0, 1), (self._right, 1, 0)):
            panes.setStretchFactor(kept, 0)
            panes.setStretchFactor(growing, 1)
        centre.setMinimumHeight(120)
        self._console.setMinimumHeight(90)

    def _apply_panes(self) -> None:
        """Show the panes that are wanted and have room."""
        narrow = self.width() < DRAWER_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self._top.set_narrow(narrow)
            self._drawer.close_it()
            if narrow:
                self._drawer_layout.addWidget(self._tree_pane)
                self._tree_pane.show()
            else:
                self._body.insertWidget(0, self._tree_pane)
                self._body.setStretchFactor(0, 0)
                self._body.setStretchFactor(1, 1)
                self._body.setSizes([self._tree_width, self.width() - self._tree_width])
        if not narrow:
            self._tree_pane.setVisible(self._tree_wanted)
        self._console.setVisible(self._console_wanted)
        on_topic = self._page is not None and self._stack.currentWidget() is self._page
        roomy = self.width() >= OUTLINE_FROM
        self._outline.setFixedWidth(OUTLINE_WIDTHS[self.width() >= OUTLINE_WIDE_FROM])
        self._outline.setVisible(self._outline_wanted and on_topic and roomy and not self._outline.is_empty())

    def _drawer_box(self, window: QSize) -> QRect:
        top = self._top.height()
        height = window.height() - top - self._status.height()
        return QRect(-1, top - 1, min(TREE_WIDTH + 24, window.width() - 80), height + 2)

    def _on_drawer_closed(self) -> None:
        self._update_checks()

    def _restore_layout(self) -> None:
        kept = self._layout_kept
        self._tree_wanted = bool(kept.get("tree", True))
        self._console_wanted = bool(kept.get("console", True))
        self._outline_wanted = bool(kept.get("outline", True))
        self.resize(1280, 800)
        geometry = kept.get("geometry")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        self._tree_width = _number(kept.get("tree_width"), TREE_WIDTH)
        console_height = _number(kept.get("console_height"), round(self.height() * CONSOLE_SHARE))
        self._body.setSizes([self._tree_width, max(self.width() - self._tree_width, 400)])
        self._right.setSizes([max(self.height() - console_height - 72, 200), console_height])
        self._apply_panes()

    def _keep_layout(self) -> None:
        kept = dict(self._layout_kept)
        kept |= {
            "tree": self._tree_wanted,
            "console": self._console_wanted,
            "outline": self._outline_wanted,
            "open_stages": self.tree.open_stages(),
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
        }
        kept["tree_width"] = self._tree_width
        if self._console.isVisible():
            kept["console_height"] = self._right.sizes()[1]
        if kept != self._layout_kept:
            self._layout_kept = kept
            self._store.set_setting("window", kept)

    # Connections

    def _connect(self) -> None:
        theme, tree = self._theme, self.tree
        theme.changed.connect(self._take_theme)
        self._top.search_asked.connect(self.search.open)
        self._top.topics_asked.connect(self._toggle_tree)
        self._top.home_asked.connect(self.open_home)
        tree.topic_chosen.connect(self._on_topic_chosen)
        tree.stage_chosen.connect(self._on_stage_chosen)
        tree.folds_changed.connect(lambda: self._keep_timer.start())
        self.home.topic_chosen.connect(self._on_topic_chosen)
        self.home.stage_chosen.connect(self._on_stage_chosen)
        self._stage_page.topic_chosen.connect(self._on_topic_chosen)
        self._stage_page.link_activated.connect(self._follow)
        self._outline.chosen.connect(self._on_heading_chosen)
        self.search.hit_chosen.connect(self._on_hit_chosen)
        self._body.splitterMoved.connect(self._on_tree_resized)
        self._right.splitterMoved.connect(lambda: self._keep_timer.start())
        self._parts.kernel.state_changed.connect(self._on_kernel_state)
        self._on_kernel_state(self._parts.kernel.state)
        self._parts.services.changed.connect(self._on_services)
        self._console.prompt_shown.connect(self._on_prompt)
        for area in (self.home, self._stage_page, self._mistake):
            self.watch_wheel(area)

    def watch_wheel(self, area: QAbstractScrollArea) -> None:
        """Let Ctrl and the wheel change the size of the text over *area*."""
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._zoom_by(event.angleDelta())
            event.accept()
            return True
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(event.angleDelta())
        event.accept()

    def _zoom_by(self, delta: QPoint) -> None:
        if delta.y() > 0:
            self._theme.zoom_in()
        elif delta.y() < 0:
            self._theme.zoom_out()

    def _on_topic_chosen(self, topic_id: str) -> None:
        self._drawer.close_it()
        self.open_topic(topic_id)

    def _on_stage_chosen(self, stage_id: str) -> None:
        self.open_stage(stage_id)

    def _on_tree_resized(self) -> None:
        self._tree_width = self._body.sizes()[0]
        self._keep_timer.start()

    def _on_heading_chosen(self, anchor: str) -> None:
        if self._page is not None:
            self._page.go_to(anchor)

    def _on_hit_chosen(self, hit: Hit) -> None:
        at = hit.anchor or hit.line or None
        self.open_topic(hit.topic_id, at=at)
        if at is not None and self._page is not None and self._place == hit.topic_id:
            self._page.focus(at)

    def _on_prompt(self) -> None:
        """The console's input exists from now on; Tab reaches it after the console's buttons."""
        self._console.prompt_shown.disconnect(self._on_prompt)
        widget = self._console.widget
        buttons = [one for one in self._console.findChildren(Button) if one.focusPolicy()]
        if widget is not None and buttons:
            QWidget.setTabOrder(buttons[-1], widget.control)

    def _on_kernel_state(self, state: object) -> None:
        self._status.set_kernel(str(getattr(state, "value", state)).lower())

    def _on_services(self) -> None:
        states = [service.state.value for service in self._parts.services.all()]
        worst = next((state for state in ("failed", "stopped", "starting", "running") if state in states), "")
        self._status.set_services(f"practice services {worst}" if worst else "")

    def _on_section(self, anchor: str) -> None:
        self._outline.set_here(anchor)

    def _on_outline(self, entries: list[object]) -> None:
        self._outline.set_entries(entries)  # type: ignore[arg-type]
        self._apply_panes()

    def _follow(self, link: str) -> None:
        """A link on a page: to a topic (`topic:ID`, `topic:ID#anchor`), to a stage or to the web."""
        kind, _, rest = link.partition(":")
        target, _, anchor = rest.partition("#")
        try:
            if kind == "topic":
                self.open_topic(target, at=anchor or None)
            elif kind == "stage":
                self.open_stage(target)
            elif kind in ("http", "https"):
                QDesktopServices.openUrl(QUrl(link))
        except KeyError:
            self.say(f"The course has no {kind} named {target}.")

    # Pages

    def _page_view(self) -> PageView:
        if self._page is None:
            from tutor_app.ui.page.view import PageView

            parts = self._parts
            page = PageView(
                parts.theme, parts.store, parts.console, parts.checker, parts.assist, parts.services
            )
            self._page = page
            self._stack.addWidget(page)
            page.outline_changed.connect(self._on_outline)
            page.section_changed.connect(self._on_section)
            page.progress_changed.connect(self._on_progress)
            page.saved.connect(self._status.set_saved)
            page.link_activated.connect(self._follow)
            for area in page.findChildren(QAbstractScrollArea):
                self.watch_wheel(area)
            for command in page.commands():
                self._install(command)
        return self._page

    def _leave_page(self) -> None:
        if self._page is not None and self._stack.currentWidget() is self._page:
            self._page.leave()
        self._parts.services.close()

    def _show(self, page: QWidget, place: str, title: str, where: str) -> None:
        focused = self.focusWidget()
        had_focus = focused is None or self._stack.isAncestorOf(focused)
        self._stack.setCurrentWidget(page)
        if had_focus:
            self._focus_page()
        self._status.set_saved("")
        self.setWindowTitle(f"{TITLE} — {title}")
        self._top.set_where(where)
        if place != self._place:
            self._place = place
            del self._history[self._history_at + 1 :]
            self._history.append(place)
            self._history_at = len(self._history) - 1
        self._apply_panes()
        self._update_checks()
        if page is not self._page:
            self._announce_page()

    def _go_in_history(self, step: int) -> None:
        at = self._history_at + step
        if not 0 <= at < len(self._history):
            return
        place = self._history[at]
        # The place is taken before it is opened, so that opening it does not cut the way forward.
        self._history_at = at
        self._place = place
        if place == HOME:
            self.open_home()
        elif place.startswith(STAGE):
            self.open_stage(place.removeprefix(STAGE))
        else:
            self.open_topic(place)

    def _neighbours(self, topic_id: str) -> tuple[Topic | None, Topic | None]:
        topics = self._course.topics()
        at = next(number for number, topic in enumerate(topics) if topic.id == topic_id)
        return (topics[at - 1] if at else None), (topics[at + 1] if at + 1 < len(topics) else None)

    def _go_beside(self, step: int) -> None:
        topics = self._course.topics()
        ids = [topic.id for topic in topics]
        if self._place in ids:
            at = ids.index(self._place) + step
        elif self._place.startswith(STAGE):
            stage = self._course.stage(self._place.removeprefix(STAGE))
            if not stage.topics:
                return
            at = ids.index(stage.topics[0].id) + min(step, 0)
        else:
            at = 0 if step > 0 else -1
        if 0 <= at < len(ids):
            self.open_topic(ids[at])

    # Progress

    def _on_progress(self, topic_id: str) -> None:
        self.refresh_progress()
        topic = self._course.topic(topic_id)
        self._status.set_position(self._position(self._course.stage(topic.stage_id)))

    def refresh_progress(self) -> None:
        """Read again how far every topic is."""
        self._states = self._store.topic_states(
            {topic.id: exercise_ids(topic) for topic in self._course.topics()}
        )
        self.tree.set_states(self._states)

    def _position(self, stage: Stage) -> str:
        done = sum(self._states.get(topic.id) is TopicState.DONE for topic in stage.topics)
        return f"Stage {stage.number} · {done} of {len(stage.topics)} topics"

    def _overall(self) -> str:
        topics = self._course.topics()
        done = sum(self._states.get(topic.id) is TopicState.DONE for topic in topics)
        return f"{done} of {len(topics)} topics"

    # Commands

    def _make_commands(self) -> list[Command]:
        theme = self._theme
        console = self._console
        return [
            Command("file.export", "Export progress…", (), self._export, "File"),
            Command("file.import", "Import progress…", (), self._import, "File"),
            Command("file.data", "Open data folder", (), self._open_data_folder, "File"),
            Command("file.quit", "Quit", ("Ctrl+Q",), self._quit, "File"),
            Command("go.topic", "Go to topic…", ("Ctrl+P",), self.ask_topic, "Go"),
            Command("go.search", "Search the course…", (SEARCH_KEYS,), self.search.open, "Go"),
            Command("go.home", "Start page", ("Alt+Home",), self.open_home, "Go"),
            Command("go.back", "Back", ("Alt+Left",), partial(self._go_in_history, -1), "Go"),
            Command("go.forward", "Forward", ("Alt+Right",), partial(self._go_in_history, 1), "Go"),
            Command("go.previous", "Previous topic", ("Ctrl+PgUp",), partial(self._go_beside, -1), "Go"),
            Command("go.next", "Next topic", ("Ctrl+PgDown",), partial(self._go_beside, 1), "Go"),
            Command("view.commands", "All commands…", ("Ctrl+Shift+P",), self.ask_command, "View"),
            Command("view.menu", "Menu", ("F10",), self.open_menu),
            Command("view.tree", "Topics", ("Ctrl+B",), self._toggle_tree, "View"),
            Command("view.outline", "Outline", ("Ctrl+Shift+O",), self._toggle_outline, "View"),
            Command("view.console", "Console", ("Ctrl+J",), self._toggle_console, "View"),
            Command("view.next_pane", "Next pane", ("F6",), partial(self._focus_pane, 1), "View"),
            Command(
                "view.previous_pane", "Previous pane", ("Shift+F6",), partial(self._focus_pane, -1), "View"
            ),
            Command("view.larger", "Larger text", ("Ctrl++", "Ctrl+="), theme.zoom_in, "View"),
            Command("view.smaller", "Smaller text", ("Ctrl+-",), theme.zoom_out, "View"),
            Command("view.normal", "Normal text size", ("Ctrl+0",), partial(theme.set_zoom, 1.0), "View"),
            Command(
                "view.system", "Light or dark as the system", (), partial(self._set_mode, "system"), "View"
            ),
            Command("view.light", "Light", (), partial(self._set_mode, "light"), "View"),
            Command("view.dark", "Dark", (), partial(self._set_mode, "dark"), "View"),
            Command("view.higher", "Higher console", ("F7",), partial(self._resize_console, 40)),
            Command("view.lower", "Lower console", ("Shift+F7",), partial(self._resize_console, -40)),
            Command("view.wider", "Wider topics", ("F8",), partial(self._resize_tree, 24)),
            Command("view.narrower", "Narrower topics", ("Shift+F8",), partial(self._resize_tree, -24)),
            Command("run.stop", "Stop what runs", ("Ctrl+Shift+C",), console.interrupt, "Run"),
            Command("run.restart", "Restart the kernel", ("Ctrl+.",), console.restart, "Run"),
            Command("run.clear", "Clear the console", ("Ctrl+L",), console.clear, "Run"),
            Command("help.keys", "Keys", ("F1",), self._show_keys, "Help"),
            Command("help.stored", "What is kept, and where", (), self._show_stored, "Help"),
            Command("help.licenses", "Licenses", (), self._show_licenses, "Help"),
        ]

    def _install(self, command: Command) -> None:
        if command.id in self._actions:
            return
        action = QAction(command.title, self)
        action.triggered.connect(lambda checked=False: command.run())
        if command.keys and not command.place:
            # Qt calls the large key Return and the one of the number pad Enter.
            keys = [name for key in command.keys for name in (key, key.replace("Enter", "Return"))]
            action.setShortcuts([QKeySequence(name) for name in dict.fromkeys(keys)])
        self._actions[command.id] = action
        self.addAction(action)

    def open_menu(self) -> None:
        """Show the menu below its button, within the window."""
        self.fill_menu()
        button = self._top.menu_button
        corner = button.mapToGlobal(button.rect().bottomRight())
        self.menu.popup(QPoint(corner.x() - self.menu.sizeHint().width(), corner.y() + 4))
        self.menu.setActiveAction(self.menu.actions()[0])

    def fill_menu(self) -> None:
        """Made when it is opened: most starts never open it."""
        self._update_checks()
        if self.menu.actions():
            self.menu.clear()
        font = self._theme.text_font(SMALL_SIZE, zoomed=False)
        self.menu.setFont(font)
        self.menu.setStyleSheet(menu_style(self._theme))
        for title in MENUS:
            menu = self.menu.addMenu(title)
            menu.setFont(font)
            for command in self.commands():
                if command.menu != title:
                    continue
                if command.id in ("view.next_pane", "view.larger", "view.system", "file.data", "page.next"):
                    menu.addSeparator()
                action = self._actions[command.id]
                if command.place and command.keys:
                    action.setText(f"{command.title}\t{shown_keys(command.keys[0])}")
                menu.addAction(action)

    def _update_checks(self) -> None:
        checked = {
            "view.tree": self._drawer.isVisible() if self._narrow else self._tree_wanted,
            "view.console": self._console_wanted,
            "view.outline": self._outline_wanted,
            "view.system": self._theme.mode == "system",
            "view.light": self._theme.mode == "light",
            "view.dark": self._theme.mode == "dark",
        }
        for command_id, on in checked.items():
            self._actions[command_id].setCheckable(True)
            self._actions[command_id].setChecked(on)
        on_topic = self._page is not None and self._stack.currentWidget() is self._page
        for command_id, action in self._actions.items():
            if command_id.startswith("page."):
                action.setEnabled(on_topic)
        self._actions["go.back"].setEnabled(self._history_at > 0)
        self._actions["go.forward"].setEnabled(self._history_at + 1 < len(self._history))

    def ask_topic(self) -> None:
        """The palette with every topic and stage."""
        choices = []
        for stage in self._course.stages():
            for topic in stage.topics:
                state = STATE_WORDS[self._states.get(topic.id, TopicState.UNTOUCHED)]
                choices.append(
                    Choice(
                        topic.title,
                        f"{stage.number} {stage.title} · {state}",
                        partial(self.open_topic, topic.id),
                        f"{topic.number} {topic.id} {stage.part}",
                    )
                )
        for stage in self._course.stages():
            choices.append(
                Choice(f"Stage {stage.number}: {stage.title}", stage.part, partial(self.open_stage, stage.id))
            )
        self.palette_box.open(
            "Go to topic",
            choices,
            hint="Go to topic",
            nothing=f"No topic of that name. {shown_keys(SEARCH_KEYS)} searches the text of all pages.",
        )

    def ask_command(self) -> None:
        """The palette with every command and its keys."""
        self._update_checks()
        choices = []
        order = ("Go", "Run", "View", "Help", "File", "")
        for command in sorted(self.commands(), key=lambda command: order.index(command.menu)):
            if command.id == "view.commands" or not self._actions[command.id].isEnabled():
                continue
            keys = ", ".join(shown_keys(keys) for keys in command.keys)
            title = command.title.removesuffix("…")
            if self._actions[command.id].isCheckable():
                title = f"{title}: {'on' if self._actions[command.id].isChecked() else 'off'}"
            choices.append(Choice(title, keys, command.run, command.menu))
        self.palette_box.open(
            "All commands",
            choices,
            hint="What would you like to do?",
            nothing="No command of that name. Try another word.",
        )

    # What the commands do

    def _toggle_tree(self) -> None:
        if self._narrow:
            if self._drawer.isVisible():
                self._drawer.close_it()
            else:
                self._drawer.open_it(self.tree)
        else:
            self._tree_wanted = not self._tree_wanted
            self._after_toggle(self._tree_pane, self._tree_wanted)

    def _toggle_console(self) -> None:
        self._console_wanted = not self._console_wanted
        self._after_toggle(self._console, self._console_wanted)

    def _toggle_outline(self) -> None:
        self._outline_wanted = not self._outline_wanted
        self._after_toggle(self._outline, self._outline_wanted)

    def _after_toggle(self, pane: QWidget, wanted: bool) -> None:
        focused = self.focusWidget()
        had_focus = focused is not None and pane.isAncestorOf(focused)
        self._apply_panes()
        self._update_checks()
        self._keep_timer.start()
        if not wanted and had_focus:
            self._focus_page()

    def _panes(self) -> list[tuple[QWidget, Callable[[], None]]]:
        panes: list[tuple[QWidget, Callable[[], None]]] = []
        if self._tree_pane.isVisible():
            panes.append((self._tree_pane, partial(self.tree.setFocus, Qt.FocusReason.ShortcutFocusReason)))
        panes.append((self._stack, self._focus_page))
        if self._outline.isVisible():
            panes.append((self._outline, partial(self._outline.setFocus, Qt.FocusReason.ShortcutFocusReason)))
        if self._console.isVisible():
            panes.append((self._console, self._console.focus_input))
        panes.append(
            (self._top, partial(self._top.search_button.setFocus, Qt.FocusReason.ShortcutFocusReason))
        )
        return panes

    def _focus_pane(self, step: int) -> None:
        panes = self._panes()
        focused = self.focusWidget()
        at = next(
            (
                number
                for number, (pane, _) in enumerate(panes)
                if focused is not None and (pane is focused or pane.isAncestorOf(focused))
            ),
            -1 if step > 0 else 0,
        )
        panes[(at + step) % len(panes)][1]()

    def _focus_page(self) -> None:
        page = self._stack.currentWidget()
        if page is self.home:
            self.home.focus_button()
        elif isinstance(page, QAbstractScrollArea):
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif page is not None:
            area = page.findChild(QAbstractScrollArea)
            (area or page).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _resize_console(self, by: int) -> None:
        sizes = self._right.sizes()
        self._right.setSizes([sizes[0] - by, sizes[1] + by])
        self._keep_timer.start()

    def _resize_tree(self, by: int) -> None:
        sizes = self._body.sizes()
        if len(sizes) == 2:
            self._body.setSizes([sizes[0] + by, sizes[1] - by])
            self._on_tree_resized()

    def _set_mode(self, mode: str) -> None:
        self._theme.set_mode(mode)
        self._store.set_setting("theme", mode)
        self._update_checks()

    def _take_theme(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(self._theme.palette())
        self.setFont(self._theme.text_font(SMALL_SIZE, zoomed=False))
        self.update()
        if self._store.setting("zoom", 1.0) != self._theme.zoom:
            self._store.set_setting("zoom", self._theme.zoom)

    def export_to(self, file: Path) -> None:
        """Write all progress to *file*, what is being typed included, and say so."""
        if self._page is not None:
            self._page.flush()
        try:
            self._store.export_to(file)
        except StoreError as error:
            self.say(str(error))
        else:
            self.say(f"The progress was exported to {file}", ground="right_ground")

    def import_from(self, file: Path) -> None:
        """Add the progress in *file*, and say what came in."""
        place = self._place
        self._leave_page()
        try:
            summary = self._store.import_from(file)
        except StoreError as error:
            self.say(str(error))
        else:
            self.say(summary, ground="right_ground")
        self.refresh_progress()
        if place == HOME:
            self.open_home()
        elif not place.startswith(STAGE):
            self.open_topic(place)

    def _export(self) -> None:
        name = str(Path.home() / "python-for-ai-and-data-progress.zip")
        chosen, _ = QFileDialog.getSaveFileName(self, "Export progress", name)
        if chosen:
            self.export_to(Path(chosen))

    def _import(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Import progress", str(Path.home()))
        if chosen:
            self.import_from(Path(chosen))

    def _open_data_folder(self) -> None:
        folder = self._parts.data_dir
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.say(f"The data folder is {folder}", ground="accent_ground")

    def _quit(self) -> None:
        self.close()

    def _show_keys(self) -> None:
        from tutor_app.ui.shortcuts import PART_KEYS, KeysDialog

        self._run_dialog(KeysDialog(self._theme, [*self.commands(), *PART_KEYS], self))

    def _show_stored(self) -> None:
        from tutor_app.ui.dialogs import TextDialog, stored_text

        self._run_dialog(
            TextDialog(self._theme, "What is kept, and where", stored_text(self._parts.data_dir), self)
        )

    def _show_licenses(self) -> None:
        from tutor_app.ui.dialogs import TextDialog, licenses_text

        self._run_dialog(TextDialog(self._theme, "Licenses", licenses_text(), self))

    def _run_dialog(self, dialog: QWidget) -> None:
        # Not run in an event loop of its own: a signal to quit must find none.
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()


class _TreePane(Ground):
    """The tree with its ground and the air above and below it."""

    def __init__(self, theme: Theme, tree: CourseTree) -> None:
        super().__init__(theme, "pane")
        self.setAccessibleName("Topics")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.addWidget(tree)


def exercise_ids(topic: Topic) -> list[str]:
    """The ids of a topic's exercises, from the names of their folders: no page is read for it."""
    try:
        folders = sorted(entry.name for entry in topic.folder.iterdir() if (entry / "check.py").is_file())
    except OSError:
        return []
    return [f"{topic.id}/{name}" for name in folders]


def _number(value: object, default: int) -> int:
    return value if isinstance(value, int) and value > 0 else default
