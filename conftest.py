"""Runs the Python blocks of the README and of the documentation as tests.

Blocks of one page share their names, in order, as a reader meets them. A block that cannot run here is preceded by
`<!-- skip: next "why" -->`. Examples in docstrings are found by pytest itself.
"""

import doctest

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

DOCTEST_OPTIONS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL | doctest.NORMALIZE_WHITESPACE

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=DOCTEST_OPTIONS), SkipParser()],
    patterns=["*.md"],
).pytest()
