"""Whatever JSON can hold, with the keys that a file may have."""

from __future__ import annotations

from hypothesis import strategies as st


def json_like(*keys: str) -> st.SearchStrategy[object]:
    """Return what draws values, lists and tables with these keys, nested in any way."""
    named = st.sampled_from(keys)
    scalars = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(), named, st.just("2018-07-01"), st.dates()
    )
    return st.recursive(
        scalars,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(named, inner, max_size=5)),
        max_leaves=20,
    )
