"""Text, places in it, and how bytes become text. Knows nothing else."""

from policyrules.source.decode import Decoded, Undecodable, decode
from policyrules.source.encode import encode
from policyrules.source.file import SourceFile, cells
from policyrules.source.span import Span

__all__ = ["Decoded", "SourceFile", "Span", "Undecodable", "cells", "decode", "encode"]
