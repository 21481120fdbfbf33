"""The messages of the Jupyter protocol over a kernel's sockets, without blocking.

`jupyter_client` can do this too, but importing it takes a quarter of a second and brings a second event loop
into a process that only has to sign, send and receive a few frames.
"""

from __future__ import annotations

import hmac
import json
import uuid
from datetime import UTC, datetime
from typing import Any

import zmq

from tutor_app.kernel.spec import KernelSpec

Message = dict[str, Any]

_DELIMITER = b"<IDS|MSG>"
_RECONNECT_MS = 10


class Wire:
    """The client's end of one kernel. The sockets may be opened before the kernel listens."""

    def __init__(self, spec: KernelSpec) -> None:
        self.session = uuid.uuid4().hex
        self._key = spec.key.encode()
        self._context = zmq.Context(1)
        self.shell = self._open(zmq.DEALER, spec.address("shell"))
        self.stdin = self._open(zmq.DEALER, spec.address("stdin"))
        self.iopub = self._open(zmq.SUB, spec.address("iopub"))

    def _open(self, kind: int, address: str) -> zmq.Socket[bytes]:
        opened = self._context.socket(kind)
        opened.linger = 0
        # Nothing may be dropped: without its "idle" a run would never end. The guard limits the amount.
        opened.rcvhwm = 0
        opened.reconnect_ivl = _RECONNECT_MS
        # The kernel asks for input on the stdin socket of whoever sent the request on the shell socket.
        opened.identity = self.session.encode()
        if kind == zmq.SUB:
            opened.subscribe(b"")
        opened.connect(address)
        return opened

    def send(self, channel: zmq.Socket[bytes], kind: str, content: dict[str, Any]) -> str:
        """Sends a request; gives the id that its answers carry."""
        message_id = uuid.uuid4().hex
        header = {
            "msg_id": message_id,
            "msg_type": kind,
            "session": self.session,
            "username": "learner",
            "date": datetime.now(UTC).isoformat(),
            "version": "5.3",
        }
        parts = [json.dumps(part).encode() for part in (header, {}, {}, content)]
        channel.send_multipart([_DELIMITER, self._signature(parts), *parts])
        return message_id

    def execute(self, source: str, *, silent: bool = False, ask: bool = False) -> str:
        """Has *source* run; with *ask*, `input()` may ask the client."""
        content = {
            "code": source,
            "silent": silent,
            "store_history": not silent,
            "user_expressions": {},
            "allow_stdin": ask,
            # The next request is somebody's wish of its own, it does not depend on this one.
            "stop_on_error": False,
        }
        return self.send(self.shell, "execute_request", content)

    def receive(self, channel: zmq.Socket[bytes]) -> Message | None:
        """The next message that is here, or None. Frames that this kernel did not sign are skipped."""
        while True:
            try:
                frames = channel.recv_multipart(zmq.NOBLOCK)
            except zmq.Again:
                return None
            message = self._decoded(frames)
            if message is not None:
                return message

    def close(self) -> None:
        self._context.destroy(linger=0)

    def _decoded(self, frames: list[bytes]) -> Message | None:
        if _DELIMITER not in frames:
            return None
        signature, *parts = frames[frames.index(_DELIMITER) + 1 :]
        if len(parts) < 4 or not hmac.compare_digest(signature, self._signature(parts[:4])):
            return None
        header, parent, metadata, content = (json.loads(part) for part in parts[:4])
        return {
            "header": header,
            "msg_id": header["msg_id"],
            "msg_type": header["msg_type"],
            "parent_header": parent,
            "metadata": metadata,
            "content": content,
            "buffers": parts[4:],
        }

    def _signature(self, parts: list[bytes]) -> bytes:
        digest = hmac.new(self._key, digestmod="sha256")
        for part in parts:
            digest.update(part)
        return digest.hexdigest().encode()


def parent_of(message: Message) -> str:
    """The id of the request that *message* answers; empty when nobody asked."""
    return str(message["parent_header"].get("msg_id", ""))
