"""Which library holds the rows of samples: NumPy, or CuPy or PyTorch on a GPU."""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array: TypeAlias = Any
"""Numbers held by NumPy, CuPy or PyTorch. The few functions that are used are the same in all three."""

DEVICES = ("cpu", "cuda")
"""Where rows of samples can lie. Which of several GPUs is meant is said to CUDA, by CUDA_VISIBLE_DEVICES."""

_NO_NUMPY = Text(
    en="risk analysis: NumPy is not installed, must be. pip install egov-consolidation[speed] brings it",
    zh="风险分析：未安装 NumPy，须先安装，可用 pip install egov-consolidation[speed] 安装",
)
_NO_DEVICE = Text(en="device {device}: must be one of {known}", zh="计算设备 {device}：须为 {known} 之一")
_NO_GPU = Text(
    en="device cuda: neither CuPy nor PyTorch finds a GPU here, one of them must",
    zh="计算设备 cuda：CuPy 与 PyTorch 均未找到可用的 GPU，须至少有其一可用",
)


@attrs.frozen(kw_only=True)
class Arrays:
    """A library of arrays, and where it puts them.

    Attributes:
        xp: The module: `numpy`, `cupy` or `torch`.
        device: Where its arrays lie.
    """

    xp: Any
    device: str = "cpu"

    @property
    def name(self) -> str:
        """Name of the library."""
        return str(self.xp.__name__)

    @property
    def is_host(self) -> bool:
        """Whether arrays lie in the memory of the processor, so that NumPy's are used as they are."""
        return self.device == "cpu"

    def empty(self, shape: tuple[int, ...], dtype: str) -> Array:
        """Return an array that holds nothing yet."""
        of = getattr(self.xp, dtype)
        return self.xp.empty(shape, dtype=of, device=self.device) if self._is_torch else self.xp.empty(shape, dtype=of)

    def put(self, held: NDArray[Any]) -> Array:
        """Return an array of NumPy's as one of this library, the very same memory where it may be shared."""
        return self.xp.asarray(held, device=self.device) if self._is_torch else self.xp.asarray(held)

    def operand(self, value: int, dtype: str) -> Array:
        """Return a number as an array, to be combined with rows of the same type or a lesser one."""
        import numpy as np

        return self.put(np.array([value], dtype=dtype))

    def host(self, held: Array) -> NDArray[Any]:
        """Return an array of this library as one of NumPy's."""
        import numpy as np

        if self._is_torch:
            held = held.cpu()
        return np.asarray(held.get() if self.name == "cupy" else held)

    @property
    def _is_torch(self) -> bool:
        return self.name == "torch"


def refuse_without_numpy() -> None:
    """Refuse to go on where NumPy is not installed.

    Raises:
        UsageError: It is not.
    """
    if importlib.util.find_spec("numpy") is None:
        raise UsageError(_NO_NUMPY)


def arrays_on(device: str | None) -> Arrays:
    """Return the library of arrays for a device.

    Args:
        device: `cpu` for NumPy, which is also taken where nothing is asked; `cuda` for CuPy, else PyTorch.

    Raises:
        UsageError: There is no such device, no NumPy, or no library that finds a GPU.

    Examples:
        >>> arrays_on("cpu").name
        'numpy'
    """
    refuse_without_numpy()
    if device is not None and device not in DEVICES:
        raise UsageError(_NO_DEVICE.fill(device=str(device)[:40], known=DEVICES))
    if device != "cuda":
        return Arrays(xp=importlib.import_module("numpy"))
    for name, has_gpu in (("cupy", _cupy_has_gpu), ("torch", _torch_has_gpu)):
        xp = _loaded(name)
        if xp is not None and has_gpu(xp):
            return Arrays(xp=xp, device="cuda")
    raise UsageError(_NO_GPU)


def _loaded(name: str) -> Any:  # noqa: ANN401 - a module
    """Return a library; nothing where it is not installed, or lacks a library of CUDA that it needs."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _cupy_has_gpu(cupy: Any) -> bool:  # noqa: ANN401 - a module
    try:
        return bool(cupy.cuda.runtime.getDeviceCount())
    except cupy.cuda.runtime.CUDARuntimeError:
        return False


def _torch_has_gpu(torch: Any) -> bool:  # noqa: ANN401 - a module
    return bool(torch.cuda.is_available())
