"""Text to bytes, as a file was saved before: what nobody asked to change stays."""

from __future__ import annotations

import codecs

from policyrules.source.decode import Decoded, decode


def encode(text: str, like: bytes) -> bytes:
    """The text, with `\\n` line ends, in the encoding, with the mark and with the line ends that most lines of `like` have.

    >>> encode("人\\n", like="户\\r\\n".encode("gbk")).decode("gbk")
    '人\\r\\n'
    """
    found = decode(like)
    encoding = found.encoding if isinstance(found, Decoded) else "utf-8"
    mark = b""
    if like.startswith(codecs.BOM_UTF8):
        mark = codecs.BOM_UTF8
    elif encoding == "utf-16":
        mark = codecs.BOM_UTF16_BE if like.startswith(codecs.BOM_UTF16_BE) else codecs.BOM_UTF16_LE
        encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    line, windows = ("\n".encode(encoding), "\r\n".encode(encoding))
    if 2 * like.count(windows) > like.count(line):
        text = text.replace("\n", "\r\n")
    return mark + text.removeprefix("\ufeff").encode(encoding)
