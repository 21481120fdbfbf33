"""What the kernel process runs: an IPython kernel that is only ours.

No profile or start-up file of the user's is read, no TCP port is opened, the debugger of notebooks is left
out, and all output passes the guard. Started with `python -m tutor_app.kernel.launch -f FILE`.
"""

# mypy: allow-untyped-calls
# ipykernel and IPython annotate only parts of the classes that are refined here.

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import traceback
from pathlib import Path
from typing import Any

import zmq
from ipykernel.compiler import get_file_name
from ipykernel.iostream import IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.magic import Magics, line_magic, magics_class
from traitlets import Type
from traitlets.config import Config
from zmq.eventloop.zmqstream import ZMQStream

from tutor_app.kernel import guard

_MAX_COMPLETIONS = 500
_ARROW = re.compile(r"\x1b\[90m(-+> )")


class QuietPipeThread(IOPubThread):
    """Sends the output; children that were forked send theirs through a socket in the private folder.

    The original opens a TCP port for them.
    """

    def __init__(self, socket: Any, session: Any, folder: Path) -> None:
        self._pipe_address = f"ipc://{folder / 'p'}"
        super().__init__(socket, pipe=sys.platform != "win32", session=session)

    def _setup_pipe_in(self) -> None:
        self._pipe_uuid = os.urandom(16)
        pipe = self.socket.context.socket(zmq.PULL)
        pipe.linger = 0
        pipe.bind(self._pipe_address)
        self._pipe_in = ZMQStream(pipe, self.io_loop)
        self._pipe_in.on_recv(self._handle_pipe_msg)

    def _setup_pipe_out(self) -> tuple[zmq.Context[zmq.Socket[bytes]], zmq.Socket[bytes]]:
        context = zmq.Context()
        pipe = context.socket(zmq.PUSH)
        pipe.linger = 3000
        pipe.connect(self._pipe_address)
        return context, pipe


class TutorShell(ZMQInteractiveShell):
    """IPython's shell, which also says in which line of a run an error arose."""

    displayhook_class = Type(guard.GuardedResults)
    display_pub_class = Type(guard.GuardedDisplays)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._source = ""
        self._environment_before: dict[str, str | None] = {}
        self.events.register("pre_run_cell", self._on_run_begins)
        self.events.register("post_run_cell", self._on_run_ended)
        self.register_magics(OutputMagics)
        assert self.display_formatter is not None
        # The console shows text and pictures; the tables in HTML would be made only to be thrown away.
        self.display_formatter.active_types = ["text/plain", "image/png", "image/jpeg"]

    def begin_fresh(self) -> None:
        """Empties the learner's namespace; numbering, the guard and what is imported stay."""
        self.reset(new_session=False)
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            pyplot.close("all")

    def take_environment(self, values: dict[str, str]) -> None:
        """Puts *values* into the environment in place of those of the last call."""
        for name, value in self._environment_before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        self._environment_before = {name: os.environ.get(name) for name in values}
        os.environ.update(values)

    def _on_run_begins(self, info: Any) -> None:
        self._source = info.raw_cell
        guard.GuardedStream.budget.begin()

    def _on_run_ended(self, result: Any) -> None:
        self._sum_up()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, guard.GuardedStream):
                stream.flush_now()

    def _sum_up(self) -> None:
        line = guard.GuardedStream.budget.settle()
        if line and isinstance(sys.stdout, guard.GuardedStream):
            sys.stdout.write_unguarded(line)

    def showtraceback(
        self,
        exc_tuple: Any = None,
        filename: str | None = None,
        tb_offset: int | None = None,
        exception_only: bool = False,
        running_compiled_code: bool = False,
    ) -> None:
        # IPython prints a group on stderr and sends no error; sometimes the reply is then missing too.
        kind, error, trace = self._get_exc_info(exc_tuple)
        if not exception_only and _holds_group(error):
            lines = traceback.format_exception(kind, error, self._own_part(trace))
            self._showtraceback(kind, error, "".join(lines).rstrip("\n").split("\n"))
            return
        super().showtraceback(exc_tuple, filename, tb_offset, exception_only, running_compiled_code)

    def show_usage_error(self, exc: BaseException) -> None:
        # The original prints it, and the run would count as a success.
        self._showtraceback(type(exc), exc, [f"{type(exc).__name__}: {exc}"])

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self._sum_up()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        hook: Any = self.displayhook
        if getattr(hook, "msg", None) is not None:
            self._last_traceback_during_displayhook = True
        # IPython gives the arrow the color of every line's number.
        stb = [_ARROW.sub("\x1b[31m\\1", entry) for entry in stb]
        self._last_traceback = guard.cut_traceback(stb)
        content = {
            "ename": etype.__name__,
            "evalue": guard.cut_line(_message(evalue)),
            "traceback": self._last_traceback,
            "line": self._line_of(evalue),
        }
        topic = hook.topic.replace(b"execute_result", b"error") if hook.topic else None
        hook.session.send(hook.pub_socket, "error", content, hook.parent_header, ident=topic)

    def _own_part(self, trace: Any) -> Any:
        """*trace* without the frames of IPython at its beginning."""
        name = get_file_name(self._source)
        own = trace
        while own is not None and own.tb_frame.f_code.co_filename != name:
            own = own.tb_next
        return own or trace

    def _line_of(self, error: BaseException) -> int | None:
        """The line of the run's source in which *error* arose or was let through, counted from 1."""
        name = get_file_name(self._source)
        line = None
        if isinstance(error, SyntaxError) and error.filename == name:
            line = error.lineno
        else:
            for frame, number in traceback.walk_tb(error.__traceback__):
                if frame.f_code.co_filename == name:
                    line = number
        if line is None:
            return None
        # IPython drops empty lines at the beginning before it counts.
        for text in self._source.split("\n"):
            if text.strip():
                break
            line += 1
        return line


@magics_class
class OutputMagics(Magics):
    """What the line that sums up cut output points to."""

    @line_magic
    def save_output(self, line: str) -> None:
        """Write the whole output of the last run that was cut to a file: `%save_output [NAME]`."""
        whole = guard.GuardedStream.budget.whole_text()
        if whole is None:
            print("Everything was shown.")
            return
        target = Path(line.strip()) if line.strip() else _free_name()
        shutil.copyfile(whole, target)
        print(f"Saved as {target.name} in {target.resolve().parent}")


def _free_name() -> Path:
    number = 1
    while (target := Path(f"output-{number}.txt")).exists():
        number += 1
    return target


def _holds_group(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, BaseExceptionGroup):
            return True
        error = error.__context__
    return False


def _message(error: BaseException) -> str:
    if isinstance(error, SyntaxError) and error.msg:
        # str() adds the name of the cell's temporary file.
        return str(error.msg)
    try:
        return str(error)
    except Exception as failure:
        return f"<its message cannot be shown: {type(failure).__name__}>"


class TutorKernel(IPythonKernel):
    """The kernel; its replies are within limits too."""

    shell_class = Type(TutorShell)

    async def poll_stopped_queue(self) -> None:
        return

    async def do_execute(self, *arguments: Any, **options: Any) -> dict[str, Any]:
        reply: dict[str, Any] = await super().do_execute(*arguments, **options)
        if "evalue" in reply:
            reply["evalue"] = guard.cut_line(reply["evalue"])
        for item in reply.get("payload", ()):
            text = item.get("data", {}).get("text/plain")
            if text is not None:
                item["data"] = {"text/plain": guard.GuardedStream.budget.block(text)}
        return reply

    def do_complete(self, code: str, cursor_pos: int | None) -> dict[str, Any]:  # type: ignore[override]
        reply: dict[str, Any] = super().do_complete(code, cursor_pos)
        reply["matches"] = reply["matches"][:_MAX_COMPLETIONS]
        reply["metadata"] = {}
        return reply

    def do_inspect(self, *arguments: Any, **options: Any) -> dict[str, Any]:  # type: ignore[override]
        reply: dict[str, Any] = super().do_inspect(*arguments, **options)
        text = reply["data"].get("text/plain")
        reply["data"] = {} if text is None else {"text/plain": text[: guard.MAX_CHARACTERS // 5]}
        return reply

    def raw_input(self, prompt: object = "") -> str:
        answer: str = super().raw_input(guard.cut_line(str(prompt)))
        return answer


class TutorKernelApp(IPKernelApp):
    """The kernel's application object, without what it would read or open elsewhere."""

    kernel_class = Type(TutorKernel)

    def __init__(self, folder: Path, **options: Any) -> None:
        self._folder = folder
        super().__init__(**options)

    def load_config_file(self, *arguments: Any, **options: Any) -> None:
        return

    def _run_startup_files(self) -> None:
        return

    def init_path(self) -> None:
        # As in any console the working folder comes first; during the kernel's own start it is left out (-P).
        sys.path.insert(0, "")

    def init_iopub(self, context: Any) -> None:
        socket = context.socket(zmq.XPUB)
        socket.linger = 1000
        # The guard limits the amount; a message that is dropped could be the one that says a run has ended.
        socket.sndhwm = 0
        self.iopub_port = self._bind_socket(socket, self.iopub_port)
        self.configure_tornado_logger()
        self.iopub_thread = QuietPipeThread(socket, self.session, self._folder)
        self.iopub_thread.start()
        self.iopub_socket = self.iopub_thread.background_socket

    def init_poller(self) -> None:
        if sys.platform == "win32":
            super().init_poller()
        # Elsewhere the guard that process.py starts sees to it: a thread would not get the interpreter lock
        # from a compiled call.


def _write_colors(ipython_dir: Path) -> str:
    """A theme of plain terminal colors: the console gives each the color of its own theme."""
    styles = {
        "Comment": "ansibrightblack",
        "ExcName": "ansired bold",
        "Filename": "ansibrightblack",
        "FilenameEm": "ansibrightblack",
        "Header": "ansiblue",
        "Keyword": "ansimagenta",
        "Line": "ansibrightblack",
        "Lineno": "ansibrightblack",
        "LinenoEm": "ansibrightblack",
        "Literal.Number": "ansiyellow",
        "Literal.String": "ansigreen",
        "Name.Builtin": "ansicyan",
        "Name.Function": "ansiblue",
        "NormalEm": "ansibrightblack",
        "TB.Name": "ansiblue",
        "TB.NameEm": "ansiblue",
        "TbHighlight": "bg:ansired",
        "Topline": "ansibrightblack",
        "ValEm": "ansiblue",
        "VName": "ansibrightblack",
    }
    themes = ipython_dir / "themes"
    themes.mkdir(parents=True, exist_ok=True)
    described = {"name": "tutor", "base": None, "extra_style": styles}
    (themes / "tutor.json").write_text(json.dumps(described), encoding="utf-8")
    return "tutor"


def main() -> None:
    folder = Path(os.environ.pop("TUTOR_KERNEL_FOLDER"))
    sharp = float(os.environ.pop("TUTOR_PIXEL_RATIO", "1")) > 1
    budget = guard.Budget(folder)
    guard.GuardedStream.budget = guard.GuardedResults.budget = guard.GuardedDisplays.budget = budget
    config = Config()
    config.IPKernelApp.outstream_class = "tutor_app.kernel.guard.GuardedStream"
    # The console keeps the history; a database that two windows write to can be locked.
    config.HistoryManager.enabled = False
    config.IPCompleter.use_jedi = False
    config.InteractiveShell.banner1 = ""
    config.InteractiveShell.colors = _write_colors(Path(os.environ["IPYTHONDIR"]))
    config.InlineBackend.figure_formats = {"retina" if sharp else "png"}
    app = TutorKernelApp.instance(folder, config=config)
    # debugpy is a good part of the start and serves only notebooks; a learner may still import it later.
    sys.modules["debugpy.server"] = None  # type: ignore[assignment]
    app.initialize(sys.argv[1:])
    del sys.modules["debugpy.server"]
    assert app.shell is not None
    if sys.platform != "win32":
        # Whatever the learner's code computes, the window comes first.
        os.nice(5)
    # Without this tqdm takes the console for a notebook that lacks its widgets, and warns.
    app.shell.config.pop("IPKernelApp", None)
    app.start()


if __name__ == "__main__":
    main()
