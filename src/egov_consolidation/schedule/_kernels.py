"""The passes as loops over arrays: plain enough for Numba, and the same in Python."""

from __future__ import annotations

import heapq

from egov_consolidation.graph import Column, Flags


def push_later(
    durations: Column,
    first_in: Column,
    source: Column,
    lag: Column,
    holds_finish: Column,
    blocks: Column,
    lowest: Column,
    is_pinned: Flags,
    early: Column,
) -> bool:
    """Fill in the early times: the forward pass.

    Args:
        durations: Days of each node.
        first_in: For each node, where its incoming links begin; one more at the end.
        source: For each link, the event that comes first.
        lag: For each link, the days between the two events.
        holds_finish: For each link, 1 where it holds back the finish of its node.
        blocks: First node, and node after the last, of each group whose links lead round in a circle.
        lowest: For each node, before when it cannot start, links aside; where it starts, if it is pinned.
        is_pinned: For each node, whether it starts at that very time.
        early: To be filled: for each event, the earliest it can be.

    Returns:
        Whether it can be done: no circle takes more than no days.
    """
    count = len(durations)
    for node in range(count):
        early[2 * node] = lowest[node]
        early[2 * node + 1] = lowest[node] + durations[node]
    first, block, rounds = 0, 0, 0
    while first < count:
        last = count
        is_circle = block < len(blocks) and blocks[block, 0] == first
        if is_circle:
            last = blocks[block, 1]
        elif block < len(blocks):
            last = blocks[block, 0]
        moved = False
        for node in range(first, last):
            days, time = durations[node], early[2 * node]
            for link in range(first_in[node], first_in[node + 1]):
                asked = early[source[link]] + lag[link] - holds_finish[link] * days
                if asked > time:
                    time = asked
            if time > early[2 * node] and not is_pinned[node]:
                early[2 * node] = time
                early[2 * node + 1] = time + days
                moved = True
        if is_circle and moved:
            rounds += 1
            if rounds > last - first:
                return False
        else:
            first, rounds = last, 0
            block += is_circle
    return True


def pull_earlier(
    durations: Column,
    first_in: Column,
    source: Column,
    lag: Column,
    holds_finish: Column,
    blocks: Column,
    lowest: Column,
    is_pinned: Flags,
    late: Column,
    early: Column,
    free: Column,
) -> None:
    """Move the late times as early as what follows asks: the backward pass; and lower free floats to the room in links.

    Args:
        durations: Days of each node.
        first_in: For each node, where its incoming links begin; one more at the end.
        source: For each link, the event that comes first.
        lag: For each link, the days between the two events.
        holds_finish: For each link, 1 where it holds back the finish of its node.
        blocks: First node, and node after the last, of each group whose links lead round in a circle.
        lowest: For each node that is pinned, where it starts.
        is_pinned: For each node, whether it starts at that very time.
        late: For each event, after when it cannot be, links aside; to be made the latest it can be.
        early: For each event, the earliest it can be; empty where no free floats are asked for.
        free: For each node, the days to the end; to be made its free float. Empty where none are asked for.
    """
    has_free = len(free) > 0
    last, block = len(durations), len(blocks) - 1
    while last > 0:
        first = 0
        is_circle = block >= 0 and blocks[block, 1] == last
        if is_circle:
            first = blocks[block, 0]
        elif block >= 0:
            first = blocks[block, 1]
        told = False
        for node in range(last - 1, first - 1, -1):
            days = durations[node]
            start = min(late[2 * node], late[2 * node + 1] - days)
            if is_pinned[node]:
                start = lowest[node]
            late[2 * node] = start
            late[2 * node + 1] = start + days
            for link in range(first_in[node], first_in[node + 1]):
                asked = start + holds_finish[link] * days - lag[link]
                event = source[link]
                if asked < late[event]:
                    late[event] = asked
                    told = told or not is_pinned[event // 2]
                if has_free and event // 2 != node:
                    room = early[2 * node + holds_finish[link]] - lag[link] - early[event]
                    if room < free[event // 2]:
                        free[event // 2] = room
        if not (is_circle and told):
            last = first
            block -= is_circle


def follow(
    durations: Column,
    first_in: Column,
    source: Column,
    lag: Column,
    holds_finish: Column,
    lowest: Column,
    is_pinned: Flags,
    early: Column,
    ends: Column,
    links: Column,
    target: Column,
    nodes: Column,
    days: Column,
    most: int,
    events: Column,
    times: Column,
) -> int:
    """Follow a change of durations through what it touches.

    Args:
        durations: Days of each node without the change.
        first_in: For each node, where its incoming links begin; one more at the end.
        source: For each link, the event that comes first.
        lag: For each link, the days between the two events.
        holds_finish: For each link, 1 where it holds back the finish of its node.
        lowest: For each node, before when it cannot start, links aside; where it starts, if it is pinned.
        is_pinned: For each node, whether it starts at that very time.
        early: For each event, the earliest it can be without the change.
        ends: For each node, where the links that leave it begin; one more at the end.
        links: Numbers of these links.
        target: For each link, the node that waits.
        nodes: The nodes whose days change, in ascending order.
        days: Days of each of these with the change.
        most: How many nodes are followed at the most.
        events: To be filled: the events whose times change, two of each node at the most.
        times: To be filled: the earliest that each of these can be with the change.

    Returns:
        How many events changed; -1 where more nodes are touched than are followed.
    """
    changed = {nodes[0]: days[0]}
    waiting = [nodes[0]]
    queued = {nodes[0]}
    for place in range(1, len(nodes)):
        changed[nodes[place]] = days[place]
        waiting.append(nodes[place])
        queued.add(nodes[place])
    after = {nodes[0]: early[0]}  # says what it holds; it is empty at first
    after.clear()
    left = most
    while waiting:
        if left == 0:
            return -1
        left -= 1
        node = heapq.heappop(waiting)
        work = changed.get(node, durations[node])
        time = lowest[node]
        if not is_pinned[node]:
            for link in range(first_in[node], first_in[node + 1]):
                event = source[link]
                asked = after.get(event, early[event]) + lag[link] - holds_finish[link] * work
                if asked > time:
                    time = asked
        has_moved = time != early[2 * node], time + work != early[2 * node + 1]
        if has_moved[0]:
            after[2 * node] = time
        if has_moved[1]:
            after[2 * node + 1] = time + work
        for place in range(ends[node], ends[node + 1]):
            link = links[place]
            event, other = source[link], target[link]
            if not has_moved[event % 2] or other in queued:
                continue
            held = early[2 * other + holds_finish[link]]
            if after[event] + lag[link] > held or early[event] + lag[link] >= held:
                heapq.heappush(waiting, other)
                queued.add(other)
    count = 0
    for event, time in after.items():
        events[count] = event
        times[count] = time
        count += 1
    return count
