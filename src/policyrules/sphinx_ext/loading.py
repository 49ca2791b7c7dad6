"""From the configuration of a site to its pack: compiled once for each build."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.errors import ConfigError

from policyrules.diagnostics import errors
from policyrules.diagnostics.to_text import report
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.site.build import Handed
from policyrules.sphinx_ext.loaded import Loaded

CONFIG, TONGUE = "policyrules_pack", "policyrules_tongue"
_LOADED: WeakKeyDictionary[Sphinx, Loaded] = WeakKeyDictionary()


def loaded_of(app: Sphinx) -> Loaded:
    """The pack of a build: the name or folder that the configuration gives, or a compiled pack handed over by the caller.

    Raises ConfigError where there is none or its rules are wrong.
    """
    if app not in _LOADED:
        _LOADED[app] = Loaded(_compiled(app.config[CONFIG]), "en" if app.config[TONGUE] == "en" else "zh")
    return _LOADED[app]


def _compiled(configured: str | Handed) -> Compiled:
    if isinstance(configured, Handed):
        return configured.compiled
    if not configured:
        raise ConfigError(f"{CONFIG} is not set: give the name or the folder of a pack")
    compiled = compile_pack(read_pack(configured))
    if not compiled.usable:
        raise ConfigError(report(errors(compiled.problems)))
    return compiled
