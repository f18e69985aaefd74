"""Where a statement stands."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import ModelError
from egov_consolidation.model import Citation, Source


class TestSource:
    """`Source`."""

    def test_a_source_names_its_document(self) -> None:
        """Table and row may be unknown, the document not."""
        assert Source(document="dalian-2017").row is None
        with pytest.raises(ModelError, match=r"Source\.document"):
            Source(document="")


class TestCitation:
    """`Citation`."""

    def test_a_citation_names_its_document(self) -> None:
        """Words outside any row have no row."""
        assert Citation(document="dalian-2017", quote="长期").row is None
        with pytest.raises(ModelError, match=r"Citation\.document"):
            Citation(document=" ", quote="长期")
