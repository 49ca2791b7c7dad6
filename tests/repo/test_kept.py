"""The user's cache: nothing in it is needed, and nothing in it is believed that is not as it was written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from policyrules.resources import keep, kept
from policyrules.resources.kept import MAX_ENTRIES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are those of POSIX")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "policyrules"


def test_what_is_kept_comes_back(folder: Path) -> None:
    assert kept("a") is None
    keep("a", b"one")
    keep("a", b"two")
    assert kept("a") == b"two"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "a").stat().st_mode & 0o777 == 0o600
    assert [p.name for p in folder.iterdir()] == ["a"]


def test_what_was_damaged_truncated_or_renamed_is_not_taken(folder: Path) -> None:
    keep("a", b"content")
    whole = (folder / "a").read_bytes()
    for harm in (whole[:-1], whole + b"x", whole.replace(b"content", b"contend"), b"", b"content"):
        (folder / "a").write_bytes(harm)
        assert kept("a") is None
    (folder / "b").write_bytes(whole)
    (folder / "b").chmod(0o600)
    assert kept("b") is None


def test_what_others_could_have_written_is_not_taken(folder: Path) -> None:
    keep("a", b"content")
    (folder / "a").chmod(0o622)
    assert kept("a") is None
    (folder / "a").chmod(0o600)
    folder.chmod(0o777)
    assert kept("a") is None
    keep("b", b"content")
    assert not (folder / "b").exists()


def test_no_link_is_followed(folder: Path, tmp_path: Path) -> None:
    keep("a", b"content")
    (folder / "b").symlink_to(folder / "a")
    assert kept("b") is None
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert kept("a") is None


def test_it_can_be_switched_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("a", b"content")
    monkeypatch.setenv("POLICYRULES_CACHE", "0")
    assert kept("a") is None
    keep("b", b"content")
    assert not (folder / "b").exists()


def test_where_nothing_can_be_written_nothing_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(place))
        keep("a", b"content")
        assert kept("a") is None


def test_a_full_disk_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(Path, "replace", full)
    keep("a", b"content")
    assert kept("a") is None
    assert [*folder.iterdir()] == []


def test_old_entries_make_room(folder: Path) -> None:
    for number in range(MAX_ENTRIES + 3):
        keep(str(number), b"content")
        os.utime(folder / str(number), (number, number))
    assert len([*folder.iterdir()]) == MAX_ENTRIES
    assert kept("0") is None
    assert kept(str(MAX_ENTRIES + 2)) == b"content"


def test_what_came_with_the_package_is_taken_where_the_user_has_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("a", b"shipped")
    came = {"a": (folder / "a").read_bytes(), "b": b"no seal"}
    monkeypatch.setattr(sys.modules[keep.__module__], "shipped_entry", came.get)
    (folder / "a").unlink()
    assert kept("a") == b"shipped"
    assert kept("b") is None
    keep("a", b"own")
    assert kept("a") == b"own"
    (folder / "a").write_bytes(b"damaged")
    assert kept("a") == b"shipped"
    monkeypatch.setenv("POLICYRULES_CACHE", "0")
    assert kept("a") == b"shipped"
