"""The domain `policy`: what the pages show, so that other pages and other sites can link to it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from policyrules.core.notes import Words
from policyrules.sphinx_ext import directives
from policyrules.sphinx_ext.loading import TONGUE

Shown = tuple[str, str, str]
"""Page, anchor, words."""
KINDS = {
    "rule": Words("规则", "rule"), "parameter": Words("标准", "figure"), "fact": Words("情况", "fact"), "choice": Words("选项", "choice"),
    "source": Words("依据", "source"), "reading": Words("解读", "reading"), "property": Words("性质", "property"),
}  # fmt: skip


class PolicyDomain(Domain):
    """Objects are known by kind and target: the key of a rule, the Chinese name of everything else."""

    name = "policy"
    label = "规则"
    object_types = {kind: ObjType(word.zh, kind) for kind, word in KINDS.items()}  # noqa: RUF012  # as Sphinx declares them
    roles = {kind: XRefRole() for kind in KINDS}  # noqa: RUF012  # as above
    directives = directives.DIRECTIVES
    initial_data: dict[str, Any] = {"shown": {}, "names": {}, "docs": [], "digest": ""}  # noqa: RUF012  # as above
    data_version = 1

    @property
    def shown(self) -> dict[tuple[str, str], Shown]:
        shown: dict[tuple[str, str], Shown] = self.data.setdefault("shown", {})
        return shown

    @property
    def names(self) -> dict[str, str]:
        """Other names of a rule → its key."""
        names: dict[str, str] = self.data.setdefault("names", {})
        return names

    @property
    def docs(self) -> list[str]:
        """The pages that show anything of a pack, so that they are read again when it changes."""
        docs: list[str] = self.data.setdefault("docs", [])
        return docs

    def note(self, kind: str, target: str, anchor: str, words: str, also: tuple[str, ...] = ()) -> None:
        """Say where an object is shown. The first place counts."""
        self.shown.setdefault((kind, target), (self.env.docname, anchor, words))
        for name in also:
            self.names.setdefault(name, target)

    def note_page(self) -> None:
        if self.env.docname not in self.docs:
            self.docs.append(self.env.docname)

    def clear_doc(self, docname: str) -> None:
        for key in [key for key, (page, _, _) in self.shown.items() if page == docname]:
            del self.shown[key]
        if docname in self.docs:
            self.docs.remove(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for key, shown in otherdata["shown"].items():
            if shown[0] in docnames:
                self.shown.setdefault(key, shown)
        self.names.update(otherdata["names"])
        self.docs.extend(page for page in otherdata["docs"] if page in docnames and page not in self.docs)

    def resolve_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, typ: str, target: str, node: pending_xref, contnode: nodes.Element
    ) -> nodes.reference | None:
        found = self.shown.get((typ, target)) or self.shown.get((typ, self.names.get(target, "")))
        if found is None:
            return None
        page, anchor, words = found
        if not node["refexplicit"]:
            contnode = nodes.inline("", "", nodes.Text(words))
        return make_refnode(builder, fromdocname, page, anchor, contnode, words)

    def resolve_any_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, target: str, node: pending_xref, contnode: nodes.Element
    ) -> list[tuple[str, nodes.reference]]:
        found = ((kind, self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode)) for kind in KINDS)
        return [(f"policy:{kind}", made) for kind, made in found if made is not None]

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """What the search page calls a kind of object."""
        return next(word for kind, word in KINDS.items() if kind in type.roles).in_(self.env.config[TONGUE])

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for (kind, target), (page, anchor, words) in sorted(self.shown.items()):
            yield target, words, kind, page, anchor, 1 if kind == "rule" else 2

    @classmethod
    def of(cls, app: Sphinx) -> PolicyDomain:
        domain = app.env.get_domain(cls.name)
        assert isinstance(domain, PolicyDomain)
        return domain
