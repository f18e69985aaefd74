"""The libraries of arrays: NumPy, and CuPy or PyTorch on a GPU."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from egov_consolidation.errors import UsageError
from egov_consolidation.schedule import RiskAnalysis
from egov_consolidation.schedule.risk._arrays import Arrays, arrays_on

from ..oracle import Waits, work  # noqa: TID252 - tests have no name of their own
from .made import AUDIT, FINANCE, by, guess, led, risk_of, within

SHARED = {
    "add": {"out"},
    "subtract": {"out"},
    "maximum": {"out"},
    "minimum": {"out"},
    "divide": {"out"},
    "floor_divide": {"out"},
    "less_equal": set[str](),
    "not_equal": set[str](),
    "logical_and": set[str](),
    "logical_or": set[str](),
    "any": set[str](),
    "amin": set[str](),
    "amax": set[str](),
    "sum": set[str](),
    "dot": set[str](),
    "count_nonzero": set[str](),
    "bincount": {"minlength"},
}
"""The functions that NumPy, CuPy and PyTorch have in common, and the arguments that all of them take by name."""


class Held(np.ndarray[Any, Any]):
    """An array of a library that is not NumPy: it says so when it is read as one of NumPy's without being asked."""

    def cpu(self) -> Held:
        """Return what PyTorch would copy to the memory of the processor."""
        return self

    def get(self) -> Any:  # noqa: ANN401 - an array of any type
        """Return what CuPy would copy to the memory of the processor."""
        return self.view(np.ndarray)


class Library:
    """A library of arrays that has only what all three have, and whose arrays lie on a GPU."""

    int32, int64, float64 = np.int32, np.int64, np.float64

    def __init__(self, name: str, *, gpus: int = 1) -> None:
        """Name it as one of the three."""
        self.__name__ = name
        self.used: set[str] = set()
        self.cuda = SimpleNamespace(
            is_available=lambda: gpus > 0,
            runtime=SimpleNamespace(getDeviceCount=lambda: self._count(gpus), CUDARuntimeError=MissingDriverError),
        )

    @staticmethod
    def _count(gpus: int) -> int:
        if gpus < 0:
            raise MissingDriverError
        return gpus

    def _placed(self, named: dict[str, Any]) -> None:
        """PyTorch is told where an array has to lie; CuPy knows, and takes no such argument."""
        assert named == ({"device": "cuda"} if self.__name__ == "torch" else {})

    def empty(self, shape: tuple[int, ...], *, dtype: type, **placed: Any) -> Held:  # noqa: ANN401 - what is asked
        """Return an array full of a number that nobody wrote."""
        self._placed(placed)
        return np.full(shape, -77, dtype=dtype).view(Held)

    def asarray(self, held: Any, **placed: Any) -> Held:  # noqa: ANN401 - what is asked
        """Return a copy on the GPU."""
        self._placed(placed)
        assert type(held) is np.ndarray
        return held.copy().view(Held)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a function
        """Return a function that all three have."""
        if name not in SHARED:
            raise AttributeError(name)

        def function(*operands: Any, **named: Any) -> Any:  # noqa: ANN401 - the same
            assert set(named) <= SHARED[name]
            assert all(type(one) in {Held, int, float} for one in operands)
            self.used.add(name)
            return np.asarray(getattr(np, name)(*operands, **named)).view(Held)

        return function


class MissingDriverError(Exception):
    """There is no driver."""


def busy(**settings: Any) -> RiskAnalysis:  # noqa: ANN401 - as they come
    """Return the risk of a plan that needs everything: lags, circles, windows, open ends, several units."""
    tasks = [
        led(work("1", None), AUDIT),
        led(work("2", None, Waits("1", "FS", 2), deadline=within(12, 20)), FINANCE),
        led(work("3", 5, Waits("1", "SS"), Waits("2", "FF", -1), deadline=by(30)), AUDIT, FINANCE),
        work("4", None, Waits("3", "SF", 4), Waits("1"), deadline=by(25)),
        work("5", 3, Waits("4"), Waits("6", "SS", -40)),
        work("6", 2, Waits("5")),
    ]
    items = [guess("1", 2, 5, 20), guess("2", 1, 4, 12), guess("4", 0, 3, 9)]
    return risk_of(tasks, *items, samples=20_000, correlation=0.3, **settings)


def said(risk: RiskAnalysis) -> tuple[object, ...]:
    """Return all figures, but for the significance index, which alone is a sum of fractions."""
    records = [*risk.to_records(), *risk.unit_records()]
    rounded = [{**one, "significance_index": round(float(str(one["significance_index"])), 12)} for one in records]
    return (rounded, risk.end, risk.end_mean, risk.end_deviation, risk.on_time, [one.finish for one in risk])


class TestArrays:
    """`Arrays`."""

    @pytest.mark.parametrize(("name", "proper"), [("cupy", "CuPy"), ("torch", "PyTorch")])
    def test_a_library_on_a_gpu_gives_the_same_with_functions_that_all_have(
        self, monkeypatch: pytest.MonkeyPatch, name: str, proper: str
    ) -> None:
        """To the last bit; no function and no argument is used that one of the three lacks."""
        for other in ("cupy", "torch"):
            monkeypatch.setitem(sys.modules, other, None)
        library: Any = Library(name)
        monkeypatch.setitem(sys.modules, name, library)
        away = busy(device="cuda")
        assert said(away) == said(busy())
        assert library.used == SHARED.keys()
        assert away.remarks[-1].en == f"worked on by {proper} on a GPU"
        assert away.remarks[-1].zh == f"计算由 {proper} 在图形处理器（GPU）上完成"

    def test_pytorch_gives_the_same(self) -> None:
        """On the processor, to the last bit, where it is installed."""
        torch: Any = pytest.importorskip("torch")
        arrays = Arrays(xp=torch)
        rows = arrays.put(np.arange(12, dtype=np.int32).reshape(3, 4))
        assert (arrays.host(rows) == np.arange(12).reshape(3, 4)).all()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("egov_consolidation.schedule.risk._analyze.arrays_on", lambda _: arrays)
            with_torch = busy()
        assert with_torch.remarks[-1].en == "worked on by PyTorch on the processor"
        assert said(with_torch) == said(busy())

    def test_numpy_shares_its_memory(self) -> None:
        """What is drawn into a row is seen by the passes without a copy."""
        held = np.zeros(3)
        arrays = arrays_on(None)
        assert arrays.is_host
        arrays.put(held)[1] = 5
        assert held[1] == 5
        assert arrays.host(held) is held
        assert arrays.empty((2, 3), "int32").dtype == np.int32
        assert arrays.operand(7, "int64").tolist() == [7]


class TestArraysOn:
    """`arrays_on`."""

    def test_numpy_is_taken_unless_a_gpu_is_asked_for(self) -> None:
        """It is there wherever arrays are."""
        assert arrays_on(None).name == arrays_on("cpu").name == "numpy"

    def test_another_device_is_refused(self) -> None:
        """With those that there are."""
        with pytest.raises(UsageError) as refused:
            arrays_on("gpu")
        assert refused.value.text("en") == "device gpu: must be one of cpu, cuda"
        assert refused.value.text("zh") == "计算设备 gpu：须为 cpu、cuda 之一"

    def test_cupy_comes_before_pytorch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where both find a GPU."""
        for name in ("cupy", "torch"):
            monkeypatch.setitem(sys.modules, name, Library(name))
        assert (arrays_on("cuda").name, arrays_on("cuda").device) == ("cupy", "cuda")

    @pytest.mark.parametrize("gpus", [0, -1])
    def test_pytorch_is_taken_where_cupy_finds_no_gpu(self, monkeypatch: pytest.MonkeyPatch, gpus: int) -> None:
        """Because there is none for it, or no driver."""
        monkeypatch.setitem(sys.modules, "cupy", Library("cupy", gpus=gpus))
        monkeypatch.setitem(sys.modules, "torch", Library("torch"))
        assert arrays_on("cuda").name == "torch"

    def test_without_a_gpu_it_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whether the libraries are there and find none, or are not there."""
        for held in (None, Library("torch", gpus=0)):
            monkeypatch.setitem(sys.modules, "cupy", None)
            monkeypatch.setitem(sys.modules, "torch", held)
            with pytest.raises(UsageError) as refused:
                arrays_on("cuda")
            assert "neither CuPy nor PyTorch finds a GPU" in refused.value.text("en")
            assert "CuPy 与 PyTorch 均未找到可用的 GPU" in refused.value.text("zh")

    def test_without_numpy_it_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With what brings it."""
        monkeypatch.setitem(sys.modules, "numpy", None)
        with pytest.raises(UsageError) as refused:
            arrays_on(None)
        assert "egov-consolidation[speed]" in refused.value.text("en")
        assert "未安装 NumPy" in refused.value.text("zh")
