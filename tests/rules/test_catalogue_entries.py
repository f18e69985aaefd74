"""What entries of the catalogue say, against the definitions, where all is known."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOTHING,
    CatalogueEntry,
    InformationSystem,
    LifecycleState,
    SharingType,
    UnitKind,
)
from egov_consolidation.rules import rulebook

from .judging import days_near, days_or_never, said, unit_kinds, verdict

FIRST = "2025-08-01"
AS_OF = day("2018-03-01")
MANDATORY = ("category", "name", "code", "unit", "provider_code", "summary", "format", "update_cycle")
COMPLETE = CatalogueEntry(
    id="1",
    **dict.fromkeys(MANDATORY, "有"),  # type: ignore[arg-type]
    items=("姓名",),
    sharing_type=SharingType.CONDITIONAL,
    sharing_mode="接口",
    is_open=False,
    published_on=AS_OF,
)
words = st.sampled_from((NOTHING, "有"))


class TestEntriesCarryCoreMetadata:
    """CA02."""

    @given(
        st.fixed_dictionaries(dict.fromkeys(MANDATORY, st.sampled_from((NOTHING, "有", "有", "有", "有")))),
        st.sampled_from(((), ("姓名",), ("姓名", "住址"))),
        st.sampled_from(SharingType),
        words,
        st.booleans(),
        days_or_never("2018-03-01"),
    )
    def test_nothing_that_is_mandatory_is_none(
        self,
        given_words: dict[str, str],
        items: tuple[str, ...],
        sharing: SharingType,
        mode: str,
        is_open: bool,
        published_on: Day,
    ) -> None:
        """The mode of sharing may be none where data are not shared; whether it is open may be yes or no."""
        entry = attrs.evolve(
            COMPLETE,
            **given_words,  # type: ignore[arg-type]
            items=items,
            sharing_type=sharing,
            sharing_mode=mode,
            is_open=is_open,
            published_on=published_on,
        )
        others = (CatalogueEntry(id="2", items=("姓名",)),)
        holds = all(given_words.values()) and bool(items) and (sharing is SharingType.NONE or bool(mode))
        assert verdict("CA02", entry, *others, as_of=AS_OF) is said(applies=published_on <= AS_OF, holds=holds)

    @pytest.mark.parametrize("name", [*MANDATORY, "items", "sharing_type", "sharing_mode", "is_open"])
    def test_what_nobody_filled_in_is_undecided(self, name: str) -> None:
        """Of each of the core metadata."""
        lacking = attrs.evolve(COMPLETE, **{name: None})  # type: ignore[arg-type]
        assert verdict("CA02", COMPLETE, as_of=AS_OF) is Verdict.PASS
        assert verdict("CA02", lacking, as_of=AS_OF) is Verdict.UNKNOWN


class TestCodesFollowTheGuide:
    """CA03."""

    @given(st.text(alphabet="019aZ/-", max_size=9), days_or_never("2018-03-01"))
    def test_six_digits_and_more_behind_them(self, code: str, published_on: Day) -> None:
        """Digits or letters, one at least behind all, and one stroke at most among them."""
        head, rest = code[:6], code[6:]
        detail, stroke, number = rest.rpartition("/")
        is_well_formed = (
            len(head) == 6
            and head.isdigit()
            and number.isalnum()
            and (not detail or detail.isalnum())
            and stroke in ("", "/")
        )
        entry = CatalogueEntry(id="1", code=code, published_on=published_on)
        assert verdict("CA03", entry, as_of=AS_OF) is said(
            applies=published_on <= AS_OF and bool(code), holds=is_well_formed
        )


class TestEntriesAreGraded:
    """CA12."""

    @given(words, days_near(FIRST), days_or_never(FIRST))
    def test_a_grade_is_given(self, grade: str, as_of: Day, published_on: Day) -> None:
        """From the first day of the regulation on, whenever the entry was published."""
        entry = CatalogueEntry(id="1", grade=grade, published_on=published_on)
        applies = day(FIRST) <= as_of and published_on <= as_of
        assert verdict("CA12", entry, as_of=as_of) is said(applies=applies, holds=bool(grade))


class TestSystemsHaveEntries:
    """CA14."""

    @given(
        st.builds(
            InformationSystem,
            id=st.just("1"),
            lifecycle=st.sampled_from(LifecycleState),
            is_secret=st.booleans(),
            holds_data=st.booleans(),
            entries=st.sampled_from(((), ("7",), ("gone",), ("7", "gone"))),
            no_entry_reason=words,
        ),
        unit_kinds,
        days_near("2017-12-10"),
    )
    def test_what_is_kept_is_catalogued(self, system: InformationSystem, kind: UnitKind, as_of: Day) -> None:
        """From the day after the deadline on; an entry that is not listed is none."""
        due = day("2017-12-10")
        kept = system.lifecycle is LifecycleState.IN_USE and kind is UnitKind.DEPARTMENT
        found = verdict(
            "CA14",
            attrs.evolve(system, unit=kind.value),
            CatalogueEntry(id="7"),
            as_of=as_of,
            parameters={"CA14.due": due.toordinal()},
        )
        assert found is said(
            applies=kept and not system.is_secret and bool(system.holds_data) and as_of > due,
            holds="7" in (system.entries or ()) or bool(system.no_entry_reason),
        )


class TestNumbers:
    """The ids of the family."""

    def test_a_sharing_type_that_is_none_is_refused_before_it_is_judged(self) -> None:
        """No record can hold another one, and CA02 asks for it: CA04 stays unused."""
        assert "CA04" not in {rule.id for rule in rulebook()}
        with pytest.raises(Exception, match="sharing_type"):
            CatalogueEntry(id="1", sharing_type="部分共享")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
