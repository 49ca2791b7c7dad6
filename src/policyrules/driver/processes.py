"""Independent pieces of work, spread over processes that help.

A helper begins anew (spawn): a copy of a running process (fork) holds the locks of its threads for good, and not every system has
it. What it needs to know it gets once, at its beginning.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, Final, TypeVar

M = TypeVar("M")
P = TypeVar("P")
R = TypeVar("R")
ABANDONED: Final = 1


class HelperLost(Exception):
    """A helper ended of itself, or was ended by the system: what it had in hand is not done."""


@contextmanager
def spread(
    work: Callable[[M, P], R], pieces: Sequence[P], jobs: int, own: M, begin: Callable[..., M], known: tuple[object, ...]
) -> Iterator[Iterator[tuple[P, R]]]:
    """Each piece with what comes of it, as it is ready: the first are begun first by helpers, the last by this process, which is one
    of the `jobs`.

    `work` gets, beside its piece, `own` in this process and in a helper what `begin` once made of what is `known`. Helpers begin at
    once (they are waited for only where what is `known` is long), this process when somebody asks for what is ready. What is not done
    when the block is left, for Ctrl-C or otherwise, is given up there and then. Raises HelperLost.
    """
    theirs, ours = Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs - 1, get_context("spawn"), _begin, (theirs, begin, known))
    futures: dict[Future[R], P] = {}
    try:
        with _keyboard_waits():
            for piece in pieces:
                futures[pool.submit(_piece, work, piece)] = piece
        yield _results(work, own, dict(futures))
    except BrokenProcessPool:
        raise HelperLost from None
    finally:
        if not all(future.done() for future in futures):
            ours.close()
        pool.shutdown(wait=True, cancel_futures=True)
        ours.close()
        theirs.close()


def _results(work: Callable[[M, P], R], own: M, left: dict[Future[R], P]) -> Iterator[tuple[P, R]]:
    while left:
        mine = next((future for future in reversed(left) if future.cancel()), None)
        if mine is not None:
            piece = left.pop(mine)
            yield piece, work(own, piece)
        ready = [future for future in left if future.done()] if mine else wait(left, return_when=FIRST_COMPLETED).done
        for future in ready:
            yield left.pop(future), future.result()


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
