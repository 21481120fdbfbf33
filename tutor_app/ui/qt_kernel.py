"""The learner's Python as the window sees it: its state, its messages in small portions, its end.

No thread is used: the sockets wake the event loop, and at most a few milliseconds of messages are handed out
before the window gets its turn again.
"""

from __future__ import annotations

import time
from collections import deque
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from tutor_app.kernel.process import KernelProcess

if TYPE_CHECKING:
    from tutor_app.kernel.wire import Message, Wire

_SLICE_SECONDS = 0.008
_BREATH_MS = 4
_CONNECT_MS = 100
_PORTION = 4_000
_WATCH_MS = 200
_START_SECONDS = 60.0
# So many ends within so many seconds, and it is not started again by itself.
_MANY_ENDS = 3
_SOON_SECONDS = 20.0


class KernelState(StrEnum):
    """What the learner's Python does; the values are the words on the screen."""

    STARTING = "starting"
    IDLE = "idle"
    BUSY = "busy"
    RESTARTING = "restarting"
    DEAD = "not running"


class Kernel(QObject):
    """One Python for the console. It is started anew when it ends, unless it ends again and again.

    `answers` is emitted each time a newly started Python can be used, `ready` when its first prompt is on the
    screen. `died` comes with one sentence when Python has ended by itself; `replaced` with one whenever the
    variables are gone, before a new Python is there. `message` hands out what Python says, in order.
    """

    state_changed = Signal(object)
    died = Signal(str)
    ready = Signal()
    answers = Signal()
    replaced = Signal(str)
    message = Signal(object)

    def __init__(self, work_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work_dir = work_dir
        self.state = KernelState.DEAD
        self._process: KernelProcess | None = None
        self._wire: Wire | None = None
        self._notifiers: list[QSocketNotifier] = []
        self._answered = self._heard = False
        self._ahead: deque[Message] = deque()
        self._begun = self._interrupt_later = False
        self._running: set[str] = set()
        self._ends: list[float] = []
        self._started_at = 0.0
        self._handing_out = False
        self._pump = QTimer(self)
        self._pump.setSingleShot(True)
        self._pump.timeout.connect(self._hand_out)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._look_after)

    @property
    def pid(self) -> int | None:
        """The process while it is running."""
        return self._process.pid if self._process is not None and self._process.alive else None

    @property
    def usable(self) -> bool:
        """Whether a request would be answered."""
        return self._answered and self._heard

    def start(self) -> None:
        """Starts Python, where it is not running, and returns at once."""
        if self._process is None:
            self._ends.clear()
            self._launch(KernelState.STARTING)

    def restart(self) -> None:
        """Ends Python with all its variables and starts a new one."""
        self._ends.clear()
        self._drop()
        self._set_state(KernelState.RESTARTING)
        self.replaced.emit("Python was started again; its variables are gone.")
        self._launch(KernelState.RESTARTING)

    def interrupt(self) -> None:
        """What Ctrl+C does in a terminal: stops what runs. Does nothing where nothing runs."""
        if self._process is None or self._wire is None or not self._running:
            return
        if not self._begun:
            # Between two runs Python ignores the signal, and a request that is under way would not stop.
            self._interrupt_later = True
            return
        self._process.interrupt()
        # A cell that is suspended in `await` notices the interrupt only with the next request.
        self._wire.send(self._wire.shell, "kernel_info_request", {})

    def stop(self) -> None:
        """Ends Python and all that it has started; nothing of it is left."""
        self._drop()
        self._set_state(KernelState.DEAD)

    def execute(self, source: str, *, silent: bool = False) -> str:
        """Has *source* run now; gives the id of the request. A *silent* one is neither shown nor numbered."""
        assert self._wire is not None
        request = self._wire.execute(source, silent=silent, ask=not silent)
        if not silent:
            self._running.add(request)
            self._begun = self._interrupt_later = False
            self._set_state(KernelState.BUSY)
        self._soon()
        return request

    def ask(self, kind: str, **content: object) -> str:
        """Sends another request, such as `complete_request`; gives its id."""
        assert self._wire is not None
        request = self._wire.send(self._wire.shell, kind, dict(content))
        self._soon()
        return request

    def answer_input(self, text: str) -> None:
        """What the learner typed for `input()`."""
        if self._wire is not None:
            self._wire.send(self._wire.stdin, "input_reply", {"value": text})
            self._soon()

    def note_prompt(self) -> None:
        """The console shows the first prompt of this Python."""
        self.ready.emit()

    def _launch(self, state: KernelState) -> None:
        screen = QGuiApplication.primaryScreen()
        ratio = screen.devicePixelRatio() if screen is not None else 1.0
        try:
            self._process = KernelProcess(self.work_dir, pixel_ratio=ratio)
        except OSError as error:
            self._set_state(KernelState.DEAD)
            self.died.emit(f"Python could not be started: {error}.")
            return
        self._started_at = time.monotonic()
        self._set_state(state)
        # What follows has to be imported first; Python takes longer to start, and the page comes before.
        QTimer.singleShot(_CONNECT_MS, self, self._connect)
        self._watch.start()

    def _connect(self) -> None:
        if self._process is None or self._wire is not None:
            return
        from tutor_app.kernel.wire import Wire

        self._wire = wire = Wire(self._process.spec)
        for channel in (wire.iopub, wire.stdin, wire.shell):
            notifier = QSocketNotifier(channel.fileno(), QSocketNotifier.Type.Read, self)
            notifier.activated.connect(self._soon)
            self._notifiers.append(notifier)
        wire.send(wire.shell, "kernel_info_request", {})
        self._soon()

    def _drop(self) -> None:
        """Ends the present Python without a word."""
        self._watch.stop()
        self._pump.stop()
        for notifier in self._notifiers:
            notifier.setEnabled(False)
            notifier.deleteLater()
        self._notifiers.clear()
        if self._wire is not None:
            self._wire.close()
        if self._process is not None:
            self._process.kill()
        self._wire = self._process = None
        self._ahead.clear()
        self._answered = self._heard = False
        self._running.clear()

    def _soon(self) -> None:
        # The descriptor of such a socket reports changes only: until it is empty, we come back by ourselves.
        if not self._pump.isActive():
            self._pump.start(0)

    def _hand_out(self) -> None:
        """Hands out messages until none is left or the time is up."""
        if self._handing_out:
            self._pump.start(_BREATH_MS)
            return
        self._handing_out = True
        try:
            until = time.perf_counter() + _SLICE_SECONDS
            while (message := self._next()) is not None:
                self._take(message)
                if time.perf_counter() > until:
                    self._pump.start(_BREATH_MS)
                    return
        finally:
            self._handing_out = False

    def _next(self) -> Message | None:
        wire = self._wire
        if wire is None:
            return None
        # Output first: a question or a reply belongs after what was printed before it.
        first = self._ahead.popleft() if self._ahead else wire.receive(wire.iopub)
        if first is None:
            return wire.receive(wire.stdin) or wire.receive(wire.shell)
        if first["msg_type"] != "stream":
            return first
        # Thousands of lines that were flushed one by one are inserted as one text, a long text as several.
        texts = [first["content"]["text"]]
        length = len(texts[0])
        while not self._ahead and length < _PORTION and (following := wire.receive(wire.iopub)) is not None:
            if following["msg_type"] != "stream" or following["parent_header"] != first["parent_header"]:
                self._ahead.append(following)
                break
            texts.append(following["content"]["text"])
            length += len(texts[-1])
        text = "".join(texts)
        if len(text) > 2 * _PORTION:
            # Between two lines: a terminal code must not be torn apart. The guard limits a line's length.
            end = text.rfind("\n", 0, _PORTION) + 1 or text.find("\n", _PORTION) + 1 or len(text)
            self._ahead.appendleft({**first, "content": {**first["content"], "text": text[end:]}})
            text = text[:end]
        first["content"]["text"] = text
        return first

    def _take(self, message: Message) -> None:
        kind = message["msg_type"]
        parent = message["parent_header"].get("msg_id", "")
        if kind == "kernel_info_reply" and not self._answered:
            self._answered = True
            self._note_usable()
        elif kind in ("iopub_welcome", "status") and not self._heard:
            self._heard = True
            self._note_usable()
        self.message.emit(message)
        if kind == "execute_input" and parent in self._running:
            self._begun = True
            if self._interrupt_later:
                self.interrupt()
        if kind == "status" and parent in self._running and message["content"]["execution_state"] == "idle":
            self._running.discard(parent)
            if not self._running and self._wire is not None:
                self._set_state(KernelState.IDLE)

    def _note_usable(self) -> None:
        if self.usable:
            self._set_state(KernelState.IDLE)
            self.answers.emit()

    def _look_after(self) -> None:
        process = self._process
        if process is None:
            return
        if process.alive and (self.usable or time.monotonic() - self._started_at < _START_SECONDS):
            self._soon()
            return
        self._hand_out_rest()
        sentence = process.why_it_ended()
        self._drop()
        now = time.monotonic()
        self._ends = [end for end in self._ends if now - end < _SOON_SECONDS] + [now]
        if len(self._ends) < _MANY_ENDS:
            sentence = f"{sentence} It was started again; its variables are gone."
            self._set_state(KernelState.RESTARTING)
        else:
            sentence = f"{sentence} It keeps ending, so it waits until you run something or press Restart."
            self._set_state(KernelState.DEAD)
        self.died.emit(sentence)
        self.replaced.emit(sentence)
        if self.state is KernelState.RESTARTING and self._process is None:
            self._launch(KernelState.RESTARTING)

    def _hand_out_rest(self) -> None:
        """What Python said before it ended; the guard keeps that small."""
        while (message := self._next()) is not None:
            self._take(message)

    def _set_state(self, state: KernelState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)
