"""The practice services of the open page: started with it, stopped with it, known to the console's Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tutor_app.kernel.spec import environment_source
from tutor_app.ui.background import Work, run_in_background
from tutor_app.ui.qt_kernel import Kernel

if TYPE_CHECKING:
    from tutor_app.services.process import ServiceProcess
    from tutor_app.services.record import LogLine

_WATCH_MS = 500


class ServiceState(StrEnum):
    """What a service does; the values are the words on the screen."""

    STARTING = "starting"
    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(slots=True)
class Service:
    """A service of the open page. *sentence* says why it does not run, *url* where it listens."""

    name: str
    state: ServiceState = ServiceState.STARTING
    sentence: str = ""
    url: str = ""
    process: ServiceProcess | None = None


class PracticeServices(QObject):
    """The services of one page at a time, each in a process of its own.

    Nothing here waits: `changed` is emitted whenever a state is another. `starting` is true until each
    of them runs or has failed; then the next run in the console finds them.
    """

    changed = Signal()

    def __init__(self, kernel: Kernel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kernel = kernel
        self._page = ""
        self._services: dict[str, Service] = {}
        # A client that the learner has made goes on working when the page is opened again.
        self._ports: dict[str, int] = {}
        self._kernel_knows = False
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._look_after)
        kernel.answers.connect(self._on_answers)

    @property
    def starting(self) -> bool:
        return any(service.state is ServiceState.STARTING for service in self._services.values())

    def all(self) -> list[Service]:
        """The services of the open page, as they are now."""
        return list(self._services.values())

    def open(self, page: str, names: Sequence[str]) -> None:
        """Starts *names* for the page of that id, and stops those of another page."""
        if page == self._page and list(names) == list(self._services):
            return
        self.close()
        self._page = page
        for name in names:
            self._start(name)
        if names:
            self._watch.start()
            self.changed.emit()

    def restart(self, name: str) -> None:
        """Starts the service anew, empty, at its old address where that is still free."""
        self._stop(self._services[name])
        self._start(name)
        self.changed.emit()

    def close(self) -> None:
        """Stops every service; nothing of them is left."""
        self._watch.stop()
        self._page = ""
        services, self._services = self._services, {}
        for service in services.values():
            self._stop(service)
        self._tell_kernel()
        if services:
            self.changed.emit()

    def read_log(self, name: str, after: int, on_lines: Callable[[list[LogLine]], object]) -> Work | None:
        """Has *on_lines* called with the lines above number *after*; None where the service does not run."""
        service = self._services.get(name)
        if service is None or service.process is None or service.state is not ServiceState.RUNNING:
            return None
        return run_in_background(partial(service.process.log, name, after), on_lines)

    def _stop(self, service: Service) -> None:
        if service.process is not None:
            self._ports |= service.process.ports()
            service.process.close()

    def _start(self, name: str) -> None:
        from tutor_app.services.process import ServiceError, ServiceProcess

        service = self._services[name] = Service(name)
        try:
            process = service.process = ServiceProcess([name], self._ports)
        except ServiceError as error:
            service.state, service.sentence = ServiceState.FAILED, str(error)
            return
        run_in_background(
            process.start,
            lambda _: self._on_started(service, process),
            lambda error: self._on_failed(service, error),
        )

    def _on_started(self, service: Service, process: ServiceProcess) -> None:
        if self._services.get(service.name) is not service:
            return
        service.state, service.url = ServiceState.RUNNING, process.url(service.name)
        # Before anybody hears of it: what runs next has to find the service.
        self._tell_kernel()
        self.changed.emit()

    def _on_failed(self, service: Service, error: BaseException) -> None:
        from tutor_app.services.process import ServiceError

        if self._services.get(service.name) is not service:
            return
        service.state, service.sentence = ServiceState.FAILED, str(error)
        self.changed.emit()
        if not isinstance(error, ServiceError):
            raise error

    def _look_after(self) -> None:
        ended = [
            service
            for service in self._services.values()
            if service.state is ServiceState.RUNNING and service.process and service.process.pid is None
        ]
        for service in ended:
            service.state, service.url = ServiceState.STOPPED, ""
            service.sentence = "It ended by itself. Restart brings it back, empty."
        if ended:
            self.changed.emit()

    def _on_answers(self) -> None:
        self._kernel_knows = False
        self._tell_kernel()

    def _tell_kernel(self) -> None:
        """Gives a Python that answers the addresses of what runs; one that starts is told when it answers."""
        environment: dict[str, str] = {}
        for service in self._services.values():
            if service.state is ServiceState.RUNNING and service.process is not None:
                environment |= service.process.environment()
        if self._kernel.usable and (environment or self._kernel_knows):
            self._kernel.execute(environment_source(environment), silent=True)
            self._kernel_knows = bool(environment)
