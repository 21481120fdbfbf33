"""Runs the application: makes every object once, hands them down, and takes them away in order.

The window comes first; what it can do without follows in steps while it is already on the screen: the
kernel, the console, the spare process for checks, the search index, completion.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QLoggingCategory, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tutor_app import paths
from tutor_app.course.model import Course, CourseError
from tutor_app.course.reader import read_course
from tutor_app.progress import ProgressStore, StoreIsNewer
from tutor_app.ui.background import run_in_background, wait_for_background
from tutor_app.ui.startup import Reports, StartTrace, display_problem
from tutor_app.ui.theme import Theme, load_fonts
from tutor_app.ui.window import TITLE, MainWindow, Parts

if TYPE_CHECKING:
    from tutor_app.course.search import SearchIndex
    from tutor_app.ui.qt_kernel import Kernel

APP_ID = "python-for-ai-and-data"
LOOK_AROUND_MS = 2000
START_MS = 3000
PATIENCE_SECONDS = 10.0


class Options(Protocol):
    """What the command line says; `argparse.Namespace` has these."""

    topic: str | None
    data_dir: Path | None
    temp_data: bool


def run(options: Options) -> int:
    """Open the application; the exit code once it is closed: 0, 1 for trouble, 2 without a display."""
    problem = display_problem(os.environ)
    if problem:
        print(problem, file=sys.stderr)
        return 2
    with ExitStack() as stack:
        if options.temp_data:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix=f"{APP_ID}-"))
            data = Path(folder)
        else:
            data = paths.data_dir(options.data_dir)
        application = make_application()
        code = _run_in(application, data, options.topic)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return code


def make_application() -> QApplication:
    """The QApplication with the shipped fonts and the style that every platform has."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([APP_ID])
    application.setApplicationName(APP_ID)
    application.setApplicationDisplayName("")
    application.setDesktopFileName(APP_ID)
    application.setStyle("Fusion")
    # Qt says for every font in the list which script it lacks; the next font of the list has it.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    # Nothing fades or slides, so there is nothing to reduce where the system asks for less motion.
    for effect in (
        Qt.UIEffect.UI_AnimateMenu,
        Qt.UIEffect.UI_FadeMenu,
        Qt.UIEffect.UI_AnimateCombo,
        Qt.UIEffect.UI_AnimateTooltip,
        Qt.UIEffect.UI_FadeTooltip,
    ):
        QApplication.setEffectEnabled(effect, False)
    load_fonts(paths.resources_dir() / "fonts")
    return application


def _run_in(application: QApplication, data: Path, topic_id: str | None) -> int:
    try:
        course = read_course(paths.lessons_dir())
        if topic_id is not None:
            course.topic(topic_id)
    except CourseError as error:
        return _refuse(f"The course cannot be read. {error.message} ({error.path}, line {error.line})")
    except KeyError:
        print(f"The course has no topic “{topic_id}”: `tutor-app list` names them all.", file=sys.stderr)
        return 2
    try:
        store = ProgressStore.open(data)
    except StoreIsNewer as error:
        return _refuse(str(error))
    with Reports(data / "errors.log") as reports:
        running = Running(course, store, data, reports)
        try:
            running.start(topic_id)
            code = application.exec()
        finally:
            running.end()
    sentence = store.close()
    if sentence:
        print(sentence, file=sys.stderr)
    return code


def _refuse(sentence: str) -> int:
    from tutor_app.ui.dialogs import refusal

    print(sentence, file=sys.stderr)
    if QGuiApplication.platformName() not in ("offscreen", "minimal"):
        refusal(TITLE, sentence)
    return 1


class Running(QObject):
    """The application while it runs: what was made, and the order in which it comes and goes."""

    def __init__(self, course: Course, store: ProgressStore, data: Path, reports: Reports) -> None:
        super().__init__()
        from tutor_app.assist.assistant import Assistant
        from tutor_app.checks.run import Checker
        from tutor_app.course.search import SearchIndex
        from tutor_app.ui.console import ConsolePane
        from tutor_app.ui.editor_assist import EditorAssist
        from tutor_app.ui.qt_kernel import Kernel
        from tutor_app.ui.services import PracticeServices

        self.course = course
        self.store = store
        self.reports = reports
        self._topic_id: str | None = None
        self._trace = StartTrace(wanted=os.environ.get("TUTOR_TRACE_STARTUP") == "1")
        zoom = store.setting("zoom", 1.0)
        self.theme = Theme(str(store.setting("theme", "system")), float(zoom))
        self.kernel = Kernel(paths.work_dir(data))
        self.console = ConsolePane(self.kernel, self.theme, data / "console-history.sqlite3")
        self.services = PracticeServices(self.kernel)
        self.services.changed.connect(lambda: self.console.hold(self.services.starting))
        self.checker = Checker(report_folder=data / "reports")
        self.assistant = Assistant(paths.cache_dir())
        self._live_names = _LiveNames(self.kernel)
        self.assist = EditorAssist(self.assistant, self.theme, self._live_names.complete)
        self.index: SearchIndex = SearchIndex(paths.cache_dir() / "search.sqlite3")
        self.window = MainWindow(
            Parts(
                course=course,
                theme=self.theme,
                store=store,
                index=self.index,
                kernel=self.kernel,
                console=self.console,
                checker=self.checker,
                assist=self.assist,
                services=self.services,
                data_dir=data,
            )
        )
        self._signals = _QuitSignals(self.quit)
        self._look_around = QTimer(self)
        self._look_around.setInterval(LOOK_AROUND_MS)
        self._look_around.timeout.connect(self._look)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(START_MS)
        self._start.timeout.connect(self._on_started)
        reports.written.connect(self._on_report)

    def start(self, topic_id: str | None) -> None:
        """Show the window; everything else follows when it is on the screen."""
        for sentence in self.store.notices:
            self.window.say(sentence)
        self._topic_id = topic_id
        self.window.first_painted.connect(self._on_first_paint, Qt.ConnectionType.QueuedConnection)
        self.window.page_shown.connect(self._on_page_shown)
        self.kernel.ready.connect(self._on_kernel_ready)
        if topic_id is None:
            self.window.open_start()
        self.window.show()
        self._start.start()

    def quit(self) -> None:
        """Close the window, which saves what was typed, and leave the event loop."""
        self.window.close()
        QCoreApplication.quit()

    def end(self) -> None:
        """Take everything away; nothing that was started is left."""
        self._look_around.stop()
        self._start.stop()
        self._signals.stop()
        self.window.close()
        self.assistant.close()
        self.checker.close()
        self.services.close()
        self.kernel.stop()
        wait_for_background(PATIENCE_SECONDS)
        self.window.deleteLater()
        self.deleteLater()

    def _on_first_paint(self) -> None:
        self._trace.note("window_shown")
        self.kernel.start()
        if self._topic_id is not None:
            self.window.open_start(self._topic_id)
        self._look_around.start()

    def _on_started(self) -> None:
        # What the start has made stays: it is never looked at again, which keeps later pauses short.
        gc.freeze()
        gc.enable()

    def _on_page_shown(self) -> None:
        self._trace.note("page_readable")
        self.console.prepare()

    def _on_kernel_ready(self) -> None:
        self.kernel.ready.disconnect(self._on_kernel_ready)
        self._trace.note("kernel_ready")
        self._prepare_spare()
        self._prepare_search()

    def _prepare_spare(self) -> None:
        from tutor_app.checks.run import stage_imports

        stages = self.course.stages()
        place = self.window.place()
        here = [stage for stage in stages if any(topic.id == place for topic in stage.topics)] or stages[:1]
        if not here:
            return
        self.checker.prepare(stage_imports(here[0]))
        if self._trace.wanted:
            watch = QTimer(self)
            watch.setInterval(5)

            def look() -> None:
                if self.checker.spare_ready:
                    watch.stop()
                    self._trace.note("spare_ready")

            watch.timeout.connect(look)
            watch.start()

    def _prepare_search(self) -> None:
        self.window.set_search_ready(False)
        index, course = self.index, self.course

        def build() -> None:
            if not index.is_current(course):
                index.build(course)

        def done(result: None) -> None:
            self.window.set_search_ready(True)
            self._start_assist()

        def failed(error: BaseException) -> None:
            self.window.set_search_ready(True)
            self._start_assist()
            raise error

        run_in_background(build, done, failed)

    def _start_assist(self) -> None:
        self.assistant.start()

    def _look(self) -> None:
        """Notice what another window on the same data has saved, and a disk that can be written again."""
        if self.store.trouble and not self.store.retry():
            self.window.say(self.store.trouble)
        if self.store.changed():
            self.window.refresh_progress()

    def _on_report(self, report: str) -> None:
        page = self.window.page_view()
        if page is not None:
            page.flush()
        self.window.say(
            "Something in the application went wrong; what you typed is kept. "
            f"A report was written to {self.reports.log_file}.",
            "Copy report",
            lambda: QGuiApplication.clipboard().setText(report),
            ground="error_ground",
        )


class _LiveNames(QObject):
    """Asks the running kernel what a name can go on with: it knows the learner's own objects."""

    def __init__(self, kernel: Kernel) -> None:
        super().__init__()
        self._kernel = kernel
        self._asked: dict[str, Callable[[Mapping[str, Any]], None]] = {}
        kernel.message.connect(self._on_message)
        kernel.replaced.connect(lambda sentence: self._asked.clear())

    def complete(self, source: str, position: int, on_done: Callable[[Mapping[str, Any]], None]) -> None:
        """A busy kernel would answer only when its run has ended, so it is not asked."""
        if self._kernel.usable and self._kernel.state == "idle":
            request = self._kernel.ask("complete_request", code=source, cursor_pos=position)
            self._asked[request] = on_done

    def _on_message(self, message: Mapping[str, Any]) -> None:
        if message["msg_type"] == "complete_reply":
            on_done = self._asked.pop(message["parent_header"].get("msg_id", ""), None)
            if on_done is not None:
                on_done(message["content"])


class _QuitSignals(QObject):
    """Calls *on_signal* in the event loop when the system asks the application to end."""

    def __init__(self, on_signal: Callable[[], None]) -> None:
        super().__init__()
        self._on_signal = on_signal
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._fd_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        numbers = [signal.SIGINT, signal.SIGTERM]
        if sys.platform != "win32":
            numbers.append(signal.SIGHUP)
        # The handler has nothing to do: the number arrives through the socket, which wakes the event loop.
        self._before = {number: signal.signal(number, lambda *_: None) for number in numbers}
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Give the signals back to who had them."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._fd_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._reader.close()
        self._writer.close()

    def _on_activated(self) -> None:
        try:
            received = self._reader.recv(64)
        except OSError:
            return
        if any(number in self._before for number in received):
            self._on_signal()
