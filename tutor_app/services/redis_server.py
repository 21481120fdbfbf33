"""A Redis server for the real client: fakeredis' TCP server, with a list of what it was asked."""

from __future__ import annotations

import select
import socket
import threading
import time
from collections.abc import Callable
from io import BufferedIOBase
from typing import cast

from fakeredis import FakeRedis, TcpFakeServer
from fakeredis._clients._tcp_server import TCPFakeRequestHandler

from tutor_app.services.loopback import HOST, serve
from tutor_app.services.record import Command, Log

_MOST = 10_000
_PORTION = 1 << 16
_LONGEST_ARGUMENT = 48
_MOST_ARGUMENTS = 12
# What the client says of itself when it connects is of no interest to the learner.
_HANDSHAKE = ("HELLO", "CLIENT", "COMMAND")


class RedisServer:
    """An empty Redis on this machine, from the moment it is made until `close`."""

    def __init__(self, *, port: int = 0) -> None:
        self.log = Log()
        self._lock = threading.Lock()
        self._commands: list[Command] = []
        self._count = 0
        self._began = time.monotonic()
        self._server = _listening(port, self._note)
        self._thread = serve(self._server)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """For `redis.Redis.from_url`."""
        return f"redis://{HOST}:{self.port}/0"

    def environment(self) -> dict[str, str]:
        return {"REDIS_URL": self.url}

    def commands(self) -> list[Command]:
        """What came since `reset`, oldest first; of very many the last ones."""
        with self._lock:
            return list(self._commands)

    def reset(self) -> None:
        """Forgets all keys and all commands."""
        FakeRedis(server=self._server.fake_server).flushall()
        with self._lock:
            self._commands.clear()
            self._count = 0
            self._began = time.monotonic()
        self.log.add("reset")

    def close(self) -> None:
        """Ends the server, every connection and every thread."""
        self._server.shutdown()
        self._thread.join()
        with FakeRedis(server=self._server.fake_server) as own:
            # Who waits for an element would go on waiting.
            while self._server.clients:
                for client in own.client_list():
                    own.client_unblock(int(client["id"]))
                time.sleep(0.005)
        self._server.server_close()

    def _note(self, name: str, arguments: list[bytes]) -> None:
        if name in _HANDSHAKE:
            return
        shown = tuple(_shown(argument) for argument in arguments[:_MOST_ARGUMENTS])
        if len(arguments) > _MOST_ARGUMENTS:
            shown += (f"… ({len(arguments)} in all)",)
        with self._lock:
            self._count += 1
            command = Command(self._count, name, shown, time.monotonic() - self._began)
            self._commands.append(command)
            if len(self._commands) > _MOST:
                del self._commands[: _MOST // 2]
        self.log.add(repr(command))


class _Server(TcpFakeServer):
    """Also where many clients come at once, and where its values are larger than a socket's buffer."""

    request_queue_size = 128

    def __init__(self, port: int, note: Callable[[str, list[bytes]], None]) -> None:
        super().__init__((HOST, port), bind_and_activate=False)
        self.note = note
        self.RequestHandlerClass = _Handler
        try:
            self.server_bind()
            self.server_activate()
        except OSError:
            self.server_close()
            raise

    @property
    def ends(self) -> bool:
        return self._shutdown_event.is_set()


def _listening(port: int, note: Callable[[str, list[bytes]], None]) -> _Server:
    try:
        return _Server(port, note)
    except OSError:
        if not port:
            raise
        return _Server(0, note)


class _Handler(TCPFakeRequestHandler):
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.connection.setblocking(False)
        self.rfile = cast(BufferedIOBase, _Overheard(self.connection, self.server.note))
        # The original drops the rest of a reply that does not fit into the socket's buffer.
        self.writer.writer = cast(BufferedIOBase, _PatientWriter(self.connection, self.server))


class _PatientWriter:
    """Writes all of a reply to a socket that does not block."""

    def __init__(self, connection: socket.socket, server: _Server) -> None:
        self._connection = connection
        self._server = server

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._connection.send(rest) :]
            except BlockingIOError:
                select.select([], [self._connection], [], 0.05)
                if self._server.ends:
                    raise ConnectionAbortedError from None

    def flush(self) -> None:
        return


class _Overheard:
    """What a client sends, as it comes; *note* is told of each command in it."""

    def __init__(self, connection: socket.socket, note: Callable[[str, list[bytes]], None]) -> None:
        self._connection = connection
        self._note = note
        self._buffer = bytearray()
        self._parts: list[bytes] = []
        self._parts_left = 0
        self._needed = 0

    def readline(self) -> bytes:
        """What is there, empty if nothing is: the server asks for lines but takes anything."""
        try:
            data = self._connection.recv(_PORTION)
        except BlockingIOError:
            return b""
        self._buffer += data
        try:
            while self._step():
                pass
        except ValueError:
            # No Redis client sends that; the server will say so.
            self._buffer.clear()
        return data

    def close(self) -> None:
        return

    def _step(self) -> bool:
        """Takes one line, or one argument of the length that was announced; false when more has to come."""
        if self._needed:
            if len(self._buffer) < self._needed:
                return False
            self._parts.append(bytes(self._buffer[: self._needed - 2]))
            del self._buffer[: self._needed]
            self._needed = 0
            self._parts_left -= 1
            if self._parts_left == 0:
                self._note(self._parts[0].decode("ascii", "replace").upper(), self._parts[1:])
            return True
        end = self._buffer.find(b"\r\n")
        if end < 0:
            return False
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 2]
        if line[:1] == b"*":
            self._parts, self._parts_left = [], int(line[1:])
        else:
            self._needed = int(line.removeprefix(b"$")) + 2
        return True


def _shown(argument: bytes) -> str:
    try:
        text = argument.decode()
    except UnicodeDecodeError:
        return f"<{len(argument)} bytes>"
    if not text.isprintable() or not text:
        text = repr(text)
    return text if len(text) <= _LONGEST_ARGUMENT else f"{text[: _LONGEST_ARGUMENT - 1]}…"
