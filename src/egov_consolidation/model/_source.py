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

    def place(self, plan_id: str = "") -> str:
        """Return where the words stand: in a row of the plan that is spoken of, the row alone says it.

        Args:
            plan_id: Id of the plan that is spoken of; empty where it has to be named too.

        Examples:
            >>> words = Citation(document="dalian-2017", row="1.4", quote="原则上不允许")
            >>> words.place("dalian-2017"), words.place()
            ('1.4', 'dalian-2017 1.4')
        """
        if self.row is None:
            return self.document
        return self.row if self.document == plan_id else f"{self.document} {self.row}"
