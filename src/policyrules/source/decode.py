"""Bytes to text, by rule and never by guess: byte order mark, then strict UTF-8, then GB18030."""

from __future__ import annotations

import codecs

from policyrules.classes import frozen

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@frozen
class Decoded:
    """The text with `\\n` line ends, and the encoding that was found."""

    text: str
    encoding: str


@frozen
class Undecodable:
    """Neither encoding fits; `at` is the first byte that no reading explains."""

    at: int


def decode(data: bytes) -> Decoded | Undecodable:
    """Text of a file as Chinese offices save it: UTF-8 with or without mark, UTF-16 with mark, GBK and GB18030.

    >>> decode("残疾人".encode("gbk"))
    Decoded(text='残疾人', encoding='gb18030')
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    found = _strictly(data, "utf-8")
    return found if isinstance(found, Decoded) else _strictly(data, "gb18030")


def _strictly(data: bytes, encoding: str) -> Decoded | Undecodable:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return Undecodable(error.start)
    if "\0" in text:
        return Undecodable(text.index("\0"))
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding.removesuffix("-sig"))
