"""Full-text search of Chinese without a dictionary: pairs of neighbouring characters, cut the same way in Python and in the browser."""

from __future__ import annotations

import re

from sphinx.search import SearchLanguage

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
RUN = re.compile(f"[{HAN}]+|[A-Za-z0-9_]+")

SPLITTER = r"""
function splitQuery(query) {
  const words = [];
  for (const run of query.match(/[HAN]+|[A-Za-z0-9_]+/g) || []) {
    if (run.length === 1 || /^[A-Za-z0-9_]/.test(run)) words.push(run);
    else for (let i = 0; i + 1 < run.length; i++) words.push(run.slice(i, i + 2));
  }
  splitQuery.query = query.trim();
  splitQuery.words = words;
  return words;
}
if (typeof Scorer !== "undefined" && !Scorer.score) {
  Scorer.score = (result) => {
    const [title, score] = [result[1], result[4]];
    const words = splitQuery.words || [];
    const found = words.filter((word) => title.includes(word)).length;
    return score + (title.includes(splitQuery.query) ? 40 : 0) + (words.length ? (20 * found) / words.length : 0);
  };
}
""".replace("HAN", "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff")
"""Cuts a query, and puts those pages first whose titles hold most of it: pairs alone are found in too many titles."""


def split_query(text: str) -> list[str]:
    """What is looked up for a query: Latin words whole, Chinese in pairs, a single character as itself.

    >>> split_query("护理补贴 A04")
    ['护理', '理补', '补贴', 'A04']
    """
    words: list[str] = []
    for run in RUN.findall(text):
        whole = len(run) == 1 or run[0].isascii()
        words += [run] if whole else [run[i : i + 2] for i in range(len(run) - 1)]
    return words


class PairSearch(SearchLanguage):
    """Takes the place of Sphinx's own Chinese search, which needs a dictionary and finds no compound words."""

    lang = "zh"
    language_name = "Chinese"
    stopwords: set[str] = set()  # noqa: RUF012  # as Sphinx declares it
    js_splitter_code = SPLITTER

    def split(self, input: str) -> list[str]:
        """The pairs, and each character too, so that a query of one character finds something."""
        return [*split_query(input), *(c for run in RUN.findall(input) if not run[0].isascii() for c in run)]

    def stem(self, word: str) -> str:
        return word.lower()

    def word_filter(self, word: str) -> bool:
        return bool(word)
