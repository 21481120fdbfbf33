"""Servers on the loopback interface, reached by number: no name is looked up and no proxy is asked."""

from __future__ import annotations

import contextlib
import os
import socket
import socketserver
import sys
import threading
from collections.abc import Mapping
from typing import Any

HOST = "127.0.0.1"
_LOOK_SECONDS = 0.02
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")


class LoopbackServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Serves from the moment it is made, a thread for each connection; `close` leaves none behind.

    Listens on *port*, or on any other where that is taken. `closing` is set when handlers are to end.
    """

    allow_reuse_address = os.name != "nt"
    daemon_threads = False
    # Fifty workers that begin together must not wait a second for their connections.
    request_queue_size = 128

    def __init__(self, handler: type[socketserver.BaseRequestHandler], port: int = 0) -> None:
        self.closing = threading.Event()
        self._connections: set[socket.socket] = set()
        self._lock = threading.Lock()
        try:
            super().__init__((HOST, port), handler)
        except OSError:
            if not port:
                raise
            super().__init__((HOST, 0), handler)
        self._thread = serve(self)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def close(self) -> None:
        """Ends every connection and every thread."""
        self.closing.set()
        self.shutdown()
        self._thread.join()
        with self._lock:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that goes away in the middle is what some lessons are about.
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def serve(server: socketserver.BaseServer) -> threading.Thread:
    """Has *server* serve in a thread of its own."""
    name = f"practice {type(server).__name__}"
    thread = threading.Thread(target=server.serve_forever, args=(_LOOK_SECONDS,), name=name, daemon=True)
    thread.start()
    return thread


def without_proxy(environment: Mapping[str, str]) -> dict[str, str]:
    """What to change in *environment*, so that HTTP clients reach this machine without a proxy."""
    if any(
        environment.get(form, "").startswith("socks") for name in _PROXIES for form in (name, name.upper())
    ):
        # httpx refuses to make a client for these where an extra package is missing, used or not.
        return dict.fromkeys(("NO_PROXY", "no_proxy"), "*")
    excepted = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    hosts = [host.strip() for host in excepted.split(",") if host.strip()]
    return dict.fromkeys(("NO_PROXY", "no_proxy"), ",".join(dict.fromkeys([*hosts, HOST, "localhost"])))
