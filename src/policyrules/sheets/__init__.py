"""Workbooks in which people edit what a pack holds as tables: decision tables, examples, glossary, figures."""
