"""Classes of this package show themselves as those of attrs do."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from policyrules.classes import define, frozen


@pytest.mark.parametrize("ours, theirs", [(frozen, attrs.frozen), (define, attrs.define)])
def test_an_object_is_shown_as_attrs_shows_it(ours: Any, theirs: Any) -> None:
    def shown(maker: Any) -> str:
        class Inner:
            number: int
            hidden: str = attrs.field(default="", repr=False)

        class Outer:
            name: str
            inner: tuple[object, ...] = ()

        inner, outer = maker(Inner), maker(eq=False)(Outer)
        return repr(outer("甲", (inner(3), inner(4, "x"))))

    assert shown(ours) == shown(theirs)
    assert "Outer(name='甲', inner=(" in shown(ours)
    assert "Inner(number=4))" in shown(ours)


def test_a_class_may_show_itself_otherwise() -> None:
    @frozen
    class Own:
        number: int

        def __repr__(self) -> str:
            return "own"

    @frozen
    class Below(Own):
        other: int

    assert repr(Own(1)) == "own"
    assert "Below(number=1, other=2)" in repr(Below(1, 2))
