"""How many slips of the keys lie between two words."""

from __future__ import annotations


def slips(one: str, other: str, limit: int) -> int:
    """The number of letters put in, left out, changed, or swapped with their neighbour that turn `one`
    into `other` (optimal string alignment); `limit` + 1 if it is more than `limit`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    # what both begin and end with costs nothing
    start = 0
    end_one, end_other = len(one), len(other)
    while start < end_one and start < end_other and one[start] == other[start]:
        start += 1
    while end_one > start and end_other > start and one[end_one - 1] == other[end_other - 1]:
        end_one -= 1
        end_other -= 1
    one, other = one[start:end_one], other[start:end_other]
    if not one or not other:
        return min(len(one) + len(other), limit + 1)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one):
        above, row = row, [i + 1]
        for j, b in enumerate(other):
            if a == b:
                cost = above[j]
            else:
                cost = min(above[j], above[j + 1], row[j]) + 1
                if i and j and a == other[j - 1] and b == one[i - 1]:
                    cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before = above
    return min(row[-1], limit + 1)


def one_slip(one: str, other: str) -> bool:
    """True if exactly one letter put in, left out, changed, or swapped with its neighbour lies between two words."""
    at = 0
    for a, b in zip(one, other):
        if a != b:
            break
        at += 1
    rest, left = one[at + 1 :], other[at + 1 :]
    if rest == left:
        return one != other
    return (
        rest == other[at:]
        or left == one[at:]
        or (one[at : at + 2] == other[at : at + 2][::-1] and rest[1:] == left[1:])
    )


def within_one(word: str, letters: str = "abcdefghijklmnopqrstuvwxyz") -> set[str]:
    """Every string one slip away from `word`, itself left out."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {head + tail[1:] for head, tail in cuts if tail}
    found.update(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1)
    found.update(head + letter + tail for head, tail in cuts for letter in letters)
    found.update(head + letter + tail[1:] for head, tail in cuts if tail for letter in letters)
    found.discard(word)
    return found
