"""A kernel lives in a private folder with short paths."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from tutor_app.kernel.spec import CHANNELS, KernelSpec

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in folders")


def test_only_the_learner_can_enter_and_the_folder_goes() -> None:
    spec = KernelSpec.create()
    assert stat.S_IMODE(spec.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(spec.connection_file.stat().st_mode) == 0o600
    spec.remove()
    assert not spec.folder.exists()


def test_socket_paths_are_short_even_where_the_temporary_folder_is_deep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    spec = KernelSpec.create()
    try:
        assert all(len(spec.address(name).removeprefix("ipc://")) < 100 for name in CHANNELS)
    finally:
        spec.remove()


def test_the_environment_is_made_not_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("QT_API", "pyside6")
    monkeypatch.setenv("MY_OWN", "kept")
    before = dict(os.environ)
    spec = KernelSpec.create()
    environment = spec.environment()
    spec.remove()
    assert environment["MY_OWN"] == "kept"
    assert "PYTHONPATH" not in environment and "QT_API" not in environment
    assert dict(os.environ) == before
    assert spec.command()[0] == sys.executable
