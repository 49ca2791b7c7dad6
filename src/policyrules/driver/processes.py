"""Independent pieces of work, spread over processes that help.

A helper begins anew (spawn): a copy of a running process (fork) holds the locks of its threads for good, and not every system has
it. What it needs to know it gets once, at its beginning.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, Final, TypeVar

P = TypeVar("P")
R = TypeVar("R")
ABANDONED: Final = 1


class HelperLost(Exception):
    """A helper ended of itself, or was ended by the system: what it had in hand is not done."""


@contextmanager
def spread(
    work: Callable[[Any, P], R], pieces: Sequence[P], jobs: int, begin: Callable[..., object], known: tuple[object, ...]
) -> Iterator[Iterator[tuple[P, R]]]:
    """Each piece with what comes of it, as it is ready; the first pieces are begun first.

    `begin`, called once in every helper with what is `known`, makes what `work` gets beside its piece. Work starts at once (helpers are
    waited for only where what is `known` is long). What is not done when the block is left, for Ctrl-C or otherwise, is given up there
    and then. Raises HelperLost.
    """
    theirs, ours = Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (theirs, begin, known))
    futures: dict[Future[R], P] = {}
    try:
        with _keyboard_waits():
            for piece in pieces:
                futures[pool.submit(_piece, work, piece)] = piece
        yield ((futures[future], future.result()) for future in as_completed(futures))
    except BrokenProcessPool:
        raise HelperLost from None
    finally:
        if not all(future.done() for future in futures):
            ours.close()
        pool.shutdown(wait=True, cancel_futures=True)
        ours.close()
        theirs.close()


@contextmanager
def _keyboard_waits() -> Iterator[None]:
    """Helpers are born deaf to Ctrl-C, which all processes of a terminal hear: the first one alone answers it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ---------------------------------------------------------------- in a helper

_made: list[object] = []


def _begin(line: Connection, begin: Callable[..., object], known: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_until_cut, args=(line,), daemon=True).start()
    _made.append(begin(*known))


def _until_cut(line: Connection) -> None:
    """Nobody ever speaks on the line. It is cut where the work is given up, and where the first process is no more."""
    try:
        line.recv_bytes()
    except (EOFError, OSError):
        os._exit(ABANDONED)


def _piece(work: Callable[[Any, P], R], piece: P) -> R:
    (made,) = _made
    return work(made, piece)
