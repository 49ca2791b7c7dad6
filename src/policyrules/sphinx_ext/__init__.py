"""Pages of a rule pack in any Sphinx site: `extensions = ["policyrules.sphinx_ext"]` and `policyrules_pack = "lucheng"`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from policyrules.site.build import Handed
from policyrules.sphinx_ext.domain import PolicyDomain
from policyrules.sphinx_ext.loading import CONFIG, TONGUE, loaded_of
from policyrules.sphinx_ext.menu import MENU, with_menu
from policyrules.sphinx_ext.search import PairSearch

STYLE = "policyrules.css"


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the domain `policy`, the Chinese search and the style of the pages."""
    app.add_config_value(CONFIG, "", "", types=(str, Handed))
    app.add_config_value(TONGUE, "zh", "env", types=(str,))
    app.add_config_value(MENU, False, "html", types=(bool,))
    app.add_domain(PolicyDomain)
    app.add_search_language(PairSearch)
    app.add_css_file(STYLE)
    app.connect("builder-inited", _with_style)
    app.connect("html-page-context", with_menu, priority=400)  # before the theme asks for it
    app.connect("env-get-outdated", _outdated)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _with_style(app: Sphinx) -> None:
    app.config.html_static_path.append(str(Path(__file__).parent / "static"))


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """When the pack has changed, every page that shows something of it is read again."""
    domain = PolicyDomain.of(app)
    digest = loaded_of(app).compiled.files.digest
    before, domain.data["digest"] = domain.data.get("digest", ""), digest
    return [] if before == digest else [page for page in domain.docs if page not in removed]
