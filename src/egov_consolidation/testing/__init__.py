"""For test suites, of this project and of others: assertions, strategies, and the examples of the rules.

Names are loaded when they are first used, so that the examples can be read where neither hypothesis nor pytest is
installed.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from egov_consolidation.testing import strategies
    from egov_consolidation.testing._assertions import assert_compliant
    from egov_consolidation.testing._examples import ExampleCase, ExpectedFinding, examples, explanation

__all__ = ["ExampleCase", "ExpectedFinding", "assert_compliant", "examples", "explanation", "strategies"]

_HOMES = {
    "ExampleCase": "_examples",
    "ExpectedFinding": "_examples",
    "assert_compliant": "_assertions",
    "examples": "_examples",
    "explanation": "_examples",
}


def __getattr__(name: str) -> object:
    """Load a name from the module that owns it."""
    if name == "strategies":
        return importlib.import_module(f"{__name__}.strategies")
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
