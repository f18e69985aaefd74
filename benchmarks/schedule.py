"""How fast schedules are reckoned, against other tools in the same run; all answers are compared first.

Usage: python benchmarks/schedule.py [--quick] [--only graphs,what-if,calendar,risk,repair]

Graphs     random ones of 10^3 to 10^6 tasks with three dependencies each: wide, where tasks wait for any earlier ones,
           and deep, where they wait for three of the last ten. Asked for are early and late times, total and free
           floats. Peers: loops over networkx, rustworkx and igraph; MPXJ's scheduler (Java); and a pass in C over the
           same arrays, which is the limit. "First" begins at the graph, "again" at what was compiled.
What-if    one change of a duration in the largest graphs, against reckoning all times anew.
Calendar   the n-th working day after a day, against chinese_calendar.find_workday.
Risk       1,000 tasks and 10^5 samples, against a pass in C over the same samples, and a loop over samples.
Repair     the least-days repair of 10^4 deadlines, with each solver.

Rounds are interleaved, so that what else the machine does meets all alike; medians are printed, and ratios to the peer.
What is not installed (Java, a C compiler) is said and left out.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import importlib
import importlib.util
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import networkx as nx
import numpy as np

from egov_consolidation.dates import WorkCalendar, day
from egov_consolidation.graph import ArrayNetwork, Network, compile_network, machine_code
from egov_consolidation.model import Deadline, DeadlineKind, Dependency, Plan, Task
from egov_consolidation.schedule import NetworkTimes, RepairPolicy, analyze, analyze_network, repair
from egov_consolidation.schedule._array_passes import ArrayBounds
from egov_consolidation.schedule._bounds import Bounds
from egov_consolidation.schedule._kernels import pull_earlier, push_later
from egov_consolidation.schedule._passes import backward, forward
from egov_consolidation.schedule.risk._array_passes import SampledPasses
from egov_consolidation.schedule.risk._arrays import arrays_on
from egov_consolidation.schedule.risk._sampled_network import SampledNetwork
from egov_consolidation.schedule.risk._simulation import block_of

chinese_calendar: Any = importlib.import_module("chinese_calendar")
igraph: Any = importlib.import_module("igraph")
rustworkx: Any = importlib.import_module("rustworkx")

PEERS = Path(__file__).parent / "peers"
LINKS = 3
SHAPES = ("wide", "deep")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUICK = (1_000, 10_000)
ROUNDS = 5
MOST_MPXJ = 10_000
MOST_MEMORY = 100_000
LEAST_SECONDS = 0.02
"""How long one round lasts at least: short calls are made several times."""

Answer: TypeAlias = "tuple[Sequence[int], Sequence[int], Sequence[int]]"
"""Early starts, total floats and free floats, by number of the task."""


# ------------------------------------------------------------------------------------------------------------ graphs


@attrs.frozen
class Made:
    """A random network: days of each task, and which waits for which."""

    days: Sequence[int]
    links: Sequence[tuple[int, int]]

    def __len__(self) -> int:
        """Return the number of tasks."""
        return len(self.days)


def made(count: int, shape: str, seed: int = 2017) -> Made:
    """Return a random network of tasks that wait for earlier ones."""
    drawn = random.Random(seed)
    days = [drawn.randint(1, 20) for _ in range(count)]
    links: list[tuple[int, int]] = []
    for task in range(1, count):
        first = 0 if shape == "wide" else max(0, task - 10)
        before = {drawn.randrange(first, task) for _ in range(LINKS)}
        links += ((one, task) for one in sorted(before))
    return Made(days, links)


def as_networkx(of: Made) -> nx.DiGraph[int]:
    """Return a network as a networkx graph."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from((task, {"duration": days}) for task, days in enumerate(of.days))
    graph.add_edges_from(of.links)
    return graph


def by_networkx(graph: nx.DiGraph[int]) -> Answer:
    """Reckon with plain loops over networkx."""
    order = list(nx.topological_sort(graph))
    start, finish = dict[int, int](), dict[int, int]()
    for task in order:
        start[task] = max((finish[one] for one in graph.predecessors(task)), default=0)
        finish[task] = start[task] + graph.nodes[task]["duration"]
    end = max(finish.values())
    latest, total, free = dict[int, int](), dict[int, int](), dict[int, int]()
    for task in reversed(order):
        latest[task] = min((latest[one] for one in graph.successors(task)), default=end) - graph.nodes[task]["duration"]
        total[task] = latest[task] - start[task]
        free[task] = min((start[one] for one in graph.successors(task)), default=end) - finish[task]
    tasks = range(len(order))
    return [start[one] for one in tasks], [total[one] for one in tasks], [free[one] for one in tasks]


def by_indices(
    order: Sequence[int],
    days: Sequence[int],
    before: Callable[[int], Sequence[int]],
    after: Callable[[int], Sequence[int]],
) -> Answer:
    """Reckon with loops over the neighbours that a library of graphs gives."""
    count = len(order)
    start, finish, latest, total, free = ([0] * count for _ in range(5))
    for task in order:
        start[task] = max((finish[one] for one in before(task)), default=0)
        finish[task] = start[task] + days[task]
    end = max(finish)
    for task in reversed(order):
        waiting = after(task)
        latest[task] = min((latest[one] for one in waiting), default=end) - days[task]
        total[task] = latest[task] - start[task]
        free[task] = min((start[one] for one in waiting), default=end) - finish[task]
    return start, total, free


def by_rustworkx(of: Made) -> Callable[[], Answer]:
    """Return what reckons with loops over rustworkx."""
    graph = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(list(of.days))
    graph.add_edges_from_no_data(list(of.links))

    def run() -> Answer:
        order = rustworkx.topological_sort(graph)
        return by_indices(order, graph.nodes(), graph.predecessor_indices, graph.successor_indices)

    return run


def by_igraph(of: Made) -> Callable[[], Answer]:
    """Return what reckons with loops over igraph."""
    graph = igraph.Graph(n=len(of), edges=of.links, directed=True)

    def run() -> Answer:
        return by_indices(graph.topological_sorting(), of.days, graph.predecessors, graph.successors)

    return run


def whole(network: Any, engine: str) -> NetworkTimes:  # noqa: ANN401 - a networkx graph, or what was compiled of it
    """Reckon with this library: times and floats."""
    times = analyze_network(network, engine=engine)
    _ = times.total_float, times.free_float
    return times


def answer_of(times: NetworkTimes) -> Answer:
    """Return what this library says."""
    return list(times.early_start), list(times.total_float), list(times.free_float)


# ----------------------------------------------------------------------------------------------------------------- C


@cache
def in_c() -> ctypes.CDLL | None:
    """Return the passes in C; nothing where there is no compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    library = Path(tempfile.mkdtemp()) / "passes.so"
    words = [compiler, "-O3", "-march=native", "-shared", "-fPIC", "-o", str(library), str(PEERS / "passes.c")]
    subprocess.run(words, check=True)
    return ctypes.CDLL(str(library))


def pointers(*arrays: np.ndarray[Any, Any]) -> list[ctypes.c_void_p]:
    """Return arrays as C takes them."""
    return [ctypes.c_void_p(one.ctypes.data) for one in arrays]


def by_c(arrays: ArrayNetwork) -> tuple[Callable[[], None], Callable[[], Answer]] | None:
    """Return what reckons in C over the arrays of this library, and what then reads its answer."""
    library = in_c()
    if library is None:
        return None
    count = len(arrays)
    early, late = np.empty((2, 2 * count), dtype=np.int64)
    total, free = np.empty((2, count), dtype=np.int64)
    columns = (arrays.durations, arrays.first_in, arrays.source, arrays.lag, arrays.holds_finish)
    held = pointers(*columns, early, late, total, free)

    def run() -> None:
        library.schedule(ctypes.c_int64(count), *held)

    def read() -> Answer:
        places = arrays.start_of
        return early[2 * places].tolist(), total[places].tolist(), free[places].tolist()

    return run, read


def by_kernels(arrays: ArrayNetwork) -> Callable[[], None]:
    """Return what runs the passes of this library alone, as machine code over its arrays."""
    bounds = ArrayBounds.from_zero(arrays)
    columns = (arrays.durations, arrays.first_in, arrays.source, arrays.lag, arrays.holds_finish, arrays.blocks)
    early, late = np.empty((2, 2 * len(arrays)), dtype=np.int64)

    def run() -> None:
        machine_code(push_later)(*columns, bounds.lowest, bounds.is_pinned, early)
        end = early[1::2].max()
        late[:] = end
        machine_code(pull_earlier)(*columns, bounds.lowest, bounds.is_pinned, late, early, end - early[1::2])
        _ = late[::2] - early[::2]

    return run


# --------------------------------------------------------------------------------------------------------------- MPXJ


@cache
def java_classes() -> str | None:
    """Return the class path with MPXJ and the program that runs it; nothing where Java or MPXJ is missing."""
    found = importlib.util.find_spec("mpxj")
    compiler = shutil.which("javac")
    if found is None or found.origin is None or compiler is None:
        return None
    folder = tempfile.mkdtemp()
    path = f"{Path(found.origin).parent / 'lib'}/*"
    subprocess.run([compiler, "-cp", path, "-d", folder, str(PEERS / "MpxjScheduler.java")], check=True)
    return f"{path}:{folder}"


def by_mpxj(of: Made, rounds: int) -> tuple[float, Answer] | None:
    """Return the seconds that MPXJ's scheduler takes, its first run left out, and early starts and total floats."""
    classes = java_classes()
    if classes is None or len(of) > MOST_MPXJ:
        return None
    file = Path(tempfile.mkdtemp()) / "network.txt"
    rows = [f"{len(of)} {len(of.links)}", *map(str, of.days), *(f"{one} {other}" for one, other in of.links)]
    file.write_text("\n".join(rows), encoding="utf-8")
    words = ["java", "-Xss1g", "-Xmx8g", "-cp", classes, "MpxjScheduler", str(file), str(rounds + 1)]
    said = subprocess.run(words, check=False, capture_output=True, text=True)
    if said.returncode:
        print(f"    MPXJ: {said.stderr.splitlines()[0]}")
        return None
    lines = said.stdout.split("\n")
    seconds = [int(line) / 1e9 for line in lines[1 : rounds + 1]]
    pairs = [line.split() for line in lines[rounds + 1 :] if line]
    return statistics.median(seconds), ([int(one) for one, _ in pairs], [int(two) for _, two in pairs], [])


# ------------------------------------------------------------------------------------------------------------- timing


def timed(contenders: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Return the seconds that each takes: the median of interleaved rounds."""
    repeats = {name: max(1, int(LEAST_SECONDS / max(_once(run), 1e-9))) for name, run in contenders.items()}
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            gc.collect()
            begin = time.perf_counter()
            for _ in range(repeats[name]):
                run()
            found[name].append((time.perf_counter() - begin) / repeats[name])
    return {name: statistics.median(seconds) for name, seconds in found.items()}


def _once(run: Callable[[], object]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def _best(run: Callable[[], object]) -> float:
    """Return the seconds of the best of three calls: the dearest of many would else be one that was interrupted."""
    return min(_once(run) for _ in range(3))


def peak(run: Callable[[], object]) -> int:
    """Return the bytes that a call holds at most, beside what was there before."""
    gc.collect()
    tracemalloc.start()
    kept = run()
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return held


def row(*cells: str, widths: Sequence[int]) -> str:
    """Return one line of a table; the first column is left-aligned."""
    return "  ".join(
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )


def wanted(found: float, aim: float, *, at_most: bool = False) -> str:
    """Return a ratio beside its aim, and whether that was met."""
    is_met = found <= aim if at_most else found >= aim
    return f"{found:.2f}× (aim {'≤' if at_most else '≥'} {aim:g}×: {'met' if is_met else 'NOT met'})"


# ----------------------------------------------------------------------------------------------------------- sections


def graphs(sizes: Sequence[int]) -> None:
    """Time early and late times and floats of random graphs."""
    widths = (28, 11, 9, 9, 9, 9)
    for count in sizes:
        for shape in SHAPES:
            of = made(count, shape)
            graph: Any = as_networkx(of)
            compiled = {engine: compile_network(graph, engine=engine) for engine in ("python", "numpy", "numba")}
            contenders: dict[str, Callable[[], object]] = {"networkx": partial(by_networkx, graph)}
            for engine, network in compiled.items():
                contenders[f"ours, {engine}, first"] = partial(whole, graph, engine)
                contenders[f"ours, {engine}, again"] = partial(whole, network, engine)
            contenders["rustworkx"] = by_rustworkx(of)
            contenders["igraph"] = by_igraph(of)
            reference = by_networkx(graph)
            for name, run in contenders.items():
                said = run()
                assert (answer_of(said) if isinstance(said, NetworkTimes) else said) == reference, name
            arrays = compiled["numba"]
            assert isinstance(arrays, ArrayNetwork)
            limit = by_c(arrays)
            if limit is not None:
                limit[0]()
                assert limit[1]() == reference, "C"
                contenders["C (the limit)"] = limit[0]
                contenders["ours, numba, passes"] = by_kernels(arrays)
            seconds = timed(contenders, ROUNDS if count < SIZES[-1] else 3)
            mpxj = by_mpxj(of, ROUNDS)
            if mpxj is not None:
                assert mpxj[1][:2] == reference[:2], "MPXJ"
                seconds["MPXJ"] = mpxj[0]
            print(f"\n{count:,} tasks, {shape}, {len(of.links):,} dependencies")
            print(row("", "ms", "µs/task", "networkx÷", "÷C", "bytes/task", widths=widths))
            memory = _memory(contenders) if count <= MOST_MEMORY else {}
            for name, one in seconds.items():
                over_c = f"{one / seconds['C (the limit)']:.1f}" if "C (the limit)" in seconds else ""
                held = f"{memory[name] / count:.0f}" if name in memory else ""
                print(
                    row(
                        name,
                        f"{one * 1e3:.3f}",
                        f"{one / count * 1e6:.3f}",
                        f"{seconds['networkx'] / one:.2f}",
                        over_c,
                        held,
                        widths=widths,
                    )
                )
            _aims(count, seconds)


def _memory(contenders: Mapping[str, Callable[[], object]]) -> dict[str, int]:
    return {name: peak(run) for name, run in contenders.items() if name.startswith("ours") or name == "networkx"}


def _aims(count: int, seconds: Mapping[str, float]) -> None:
    plain = seconds["networkx"]
    print(f"  first call, no extras        {wanted(plain / seconds['ours, python, first'], 1.8)}")
    print(f"  first call, Numba            {wanted(plain / seconds['ours, numba, first'], 7)}")
    print(f"  second call, no extras       {wanted(plain / seconds['ours, python, again'], 5)}")
    if count >= 100_000:
        print(f"  second call, Numba           {wanted(plain / seconds['ours, numba, again'], 100)}")
    if "C (the limit)" in seconds:
        over = seconds["ours, numba, passes"] / seconds["C (the limit)"]
        print(f"  passes alone, Numba, over C  {wanted(over, 2, at_most=True)}")
    if "MPXJ" in seconds:
        print(f"  MPXJ over first, no extras   {wanted(seconds['MPXJ'] / seconds['ours, python, first'], 5)}")
        print(f"  MPXJ over first, Numba       {wanted(seconds['MPXJ'] / seconds['ours, numba, first'], 30)}")


def what_if(sizes: Sequence[int]) -> None:
    """Time one change of a duration in the largest graphs."""
    count, drawn = sizes[-1], random.Random(7)
    for shape in SHAPES:
        graph: Any = as_networkx(made(count, shape))
        for engine in ("python", "numba"):
            network = compile_network(graph, engine=engine)
            times = analyze_network(network, engine=engine)
            full = timed({"full": partial(analyze_network, network, engine=engine)})["full"]
            times.what_if({times.ids[0]: 1})
            critical = times.critical_tasks()
            tasks = [drawn.choice(times.ids) for _ in range(400)]
            seconds = [_best(partial(times.what_if, {task: 3})) for task in tasks]
            dearest = max(_best(partial(times.what_if, {task: 3})) for task in critical[:20])
            print(f"\n{count:,} tasks, {shape}, {engine}: all anew {full * 1e3:.1f} ms")
            print(f"  one change, median of 400    {statistics.median(seconds) * 1e6:.1f} µs (aim < 100 µs)")
            print(f"  dearest, over all anew       {wanted(max(*seconds, dearest) / full, 1.2, at_most=True)}")


def calendar() -> None:
    """Time the n-th working day after a day."""
    ours, begin = WorkCalendar.official(), day("2018-01-15")
    for count in (20, 200):
        assert ours.add(begin, count) == chinese_calendar.find_workday(count, begin)
        seconds = timed(
            {
                "chinese_calendar": partial(chinese_calendar.find_workday, count, begin),
                "ours": partial(ours.add, begin, count),
            }
        )
        print(f"\nthe {count}th working day after {begin}: {seconds['ours'] * 1e6:.2f} µs")
        print(f"  chinese_calendar over ours   {wanted(seconds['chinese_calendar'] / seconds['ours'], 100)}")


def risk(tasks: int, samples: int) -> None:
    """Time the passes over samples."""
    network = Network.from_networkx(as_networkx(made(tasks, "wide")))  # type: ignore[arg-type]
    work = np.random.default_rng(1).integers(1_000, 30_000, (tasks, samples), dtype=np.int32)
    width = block_of(tasks)
    sampled = SampledNetwork(network=network, lowest=[0] * tasks, most=[30_000 // 1_440 + 1] * tasks)

    def ours() -> np.ndarray[Any, Any]:
        least, block = np.full(tasks, 1 << 30, dtype=np.int32), np.empty((tasks, width), dtype=np.int32)
        passes = SampledPasses(sampled, arrays_on(None), block, "int32")
        for first in range(0, samples, width):
            count = min(width, samples - first)
            block[:, :count] = work[:, first : first + count]
            passes.forward()
            for node, _, room in passes.backward():
                least[node] = min(least[node], room[:count].min())
        return least

    arrays, library = network.arrays, in_c()
    contenders: dict[str, Callable[[], object]] = {"ours": ours}
    if library is not None:
        stretch = 2_048

        def in_c_too() -> np.ndarray[Any, Any]:
            finish, late = np.empty((2, tasks, stretch), dtype=np.int32)
            end, least = np.empty(samples, dtype=np.int32), np.full(tasks, 1 << 30, dtype=np.int32)
            sizes = (ctypes.c_int64(one) for one in (tasks, samples, stretch))
            library.simulate(*sizes, *pointers(arrays.first_in, arrays.source, work, finish, late, end, least))
            return least

        assert (ours() == in_c_too()).all()
        contenders["C"] = in_c_too
    few, least = 100, [1 << 30] * tasks

    def loop() -> None:
        for sample in range(few):
            one = attrs.evolve(network, durations=work[:, sample].tolist())
            early = forward(one, Bounds(), "python")  # type: ignore[arg-type]
            late = backward(one, Bounds(), max(early or [0]), "python")  # type: ignore[arg-type]
            for node in range(tasks):
                least[node] = min(least[node], late[2 * node] - (early or late)[2 * node])

    contenders[f"loop over {few} samples"] = loop
    seconds = timed(contenders, 3)
    looped = seconds[f"loop over {few} samples"] * samples / few
    print(f"\n{tasks:,} tasks, {samples:,} samples, passes alone: {seconds['ours']:.2f} s")
    if "C" in seconds:
        print(f"  over C                       {wanted(seconds['ours'] / seconds['C'], 2, at_most=True)}")
    print(f"  loop over samples, over ours {wanted(looped / seconds['ours'], 100)} ({few} samples looped, scaled up)")


def repairs(count: int) -> None:
    """Time the least-days repair of a plan of which one deadline in fifty is wrong."""
    for shape in SHAPES:
        deadlines = analyze(dated(count, shape), data_date="2018-01-01").deadlines
        found = len(deadlines.conflicts)
        print(f"\n{count:,} deadlines, {shape}, {found} conflicts between neighbours")
        costs: dict[str, int] = {}
        for solver in ("ortools", "scipy"):
            if importlib.util.find_spec(solver) is None:
                print(f"  {solver}: not installed")
                continue
            gc.collect()
            begin = time.perf_counter()
            plan = repair(deadlines, RepairPolicy.MIN_TOTAL_SHIFT, solver=solver)
            seconds = time.perf_counter() - begin
            assert plan.is_proved
            costs[solver] = plan.cost
            print(f"  least days, {solver:8}         {seconds:.2f} s (aim ≤ 1 s)")
            print(f"    {len(plan.changes)} deadlines moved by {plan.days} days")
        assert len(set(costs.values())) <= 1


def dated(count: int, shape: str) -> Plan:
    """Return a plan whose deadlines leave sixty days, but for one in fifty, which is wrong by up to 120 days."""
    of, drawn = made(count, shape), random.Random(5)
    times = analyze_network(as_networkx(of))
    before: list[list[int]] = [[] for _ in range(count)]
    for one, other in of.links:
        before[other].append(one)
    tasks: list[Task] = []
    for task, finish in enumerate(times.early_finish):
        wrong = drawn.randint(-120, 120) if drawn.random() < 1 / 50 else 0
        last_day = day("2018-01-01").add(days=int(finish) + 59 + wrong)
        tasks.append(
            Task(
                id=str(task),
                content="建设平台",
                duration=of.days[task],
                deadline=Deadline(kind=DeadlineKind.BY_DATE, text=last_day.isoformat(), last_day=last_day),
                dependencies=tuple(Dependency(predecessor=str(one), successor=str(task)) for one in before[task]),
            )
        )
    return Plan(id="drawn", tasks=tuple(tasks))


def sections(*, is_quick: bool) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield what can be measured, by name."""
    sizes = QUICK if is_quick else SIZES
    yield "graphs", lambda: graphs(sizes)
    yield "what-if", lambda: what_if(sizes)
    yield "calendar", calendar
    yield "risk", lambda: risk(1_000, 10_000 if is_quick else 100_000)
    yield "repair", lambda: repairs(1_000 if is_quick else 10_000)


def main() -> None:
    """Measure what is asked for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--quick", action="store_true", help="smaller sizes")
    asked.add_argument("--only", default="", help="names of sections, separated by commas")
    words = asked.parse_args()
    print(f"Python {sys.version.split()[0]}, NumPy {np.__version__}, networkx {nx.__version__}")
    for name, run in sections(is_quick=words.quick):
        if not words.only or name in words.only.split(","):
            print(f"\n== {name}")
            run()


if __name__ == "__main__":
    main()
