"""Where a statement stands: documents, cells, quoted words."""

from __future__ import annotations

import attrs

from egov_consolidation.model._checks import not_empty


@attrs.frozen(kw_only=True)
class Source:
    """The cell or entry of a document from which a task was read.

    Attributes:
        document: Id of the document.
        table: Number of the table, from 1; `None` where the document has no tables.
        row: Number of the row below the table's header, from 1.
        inferred_cells: Names of the cells that were blank in print and filled in from above or from a heading, in the
            order of the columns.
    """

    document: str = attrs.field(validator=not_empty)
    table: int | None = None
    row: int | None = None
    inferred_cells: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Citation:
    """The exact words on which a statement rests.

    Attributes:
        document: Id of the document the words stand in.
        row: Id of the row (task) they stand in; `None` for words outside any row.
        quote: The words, a stretch of the row's theme or content, as printed.
    """

    document: str = attrs.field(validator=not_empty)
    row: str | None = None
    quote: str = ""
