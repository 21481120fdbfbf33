"""One set of words as processes with different hash seeds list it.

A process fixes its seed when it starts, so the hash of CPython 3.11 to 3.13 (siphash13) and the table of
its set are computed here for any seed; the tests compare them with processes that were started.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SEEDS = (0, 1, 2, 3)
MOST_WORDS = 8
MOST_LETTERS = 10
SLOTS = 8
NEIGHBORS = 9
SHIFT = 5
_WORD = (1 << 64) - 1

Member = int | str


@dataclass(frozen=True, slots=True)
class Listing:
    """What `for member in set(members)` gives in each of the processes of SEEDS, or `sorted` does."""

    said: str
    orders: tuple[tuple[Member, ...], ...]


def read_members(text: str) -> tuple[Member, ...]:
    """The words in *text*, between commas or blanks, without repetition; whole numbers from 0 on come as int.

    Raises ValueError with the sentence to show.
    """
    words = tuple(dict.fromkeys(text.replace(",", " ").split()))
    if not 2 <= len(words) <= MOST_WORDS:
        raise ValueError(f"Type 2 to {MOST_WORDS} different words with blanks between them.")
    for word in words:
        if len(word) > MOST_LETTERS:
            raise ValueError(f"Shorten {word[:MOST_LETTERS]}… to at most {MOST_LETTERS} letters.")
        if not word.isascii():
            raise ValueError(f"Change {word} to plain letters from a to z.")
    return tuple(dict.fromkeys(int(word) if word.isdigit() else word for word in words))


def list_set(members: Sequence[Member], *, is_sorted: bool) -> Listing:
    """How the set of *members* is listed in every process."""
    orders = tuple(set_order(members, seed) for seed in SEEDS)
    if is_sorted:
        orders = tuple(
            tuple(sorted(order, key=lambda member: (str(type(member)), member))) for order in orders
        )
    different = len(set(orders))
    if is_sorted:
        said = "Sorted, the four processes agree, and so will those of tomorrow."
    elif different == 1:
        said = "The four processes list the set alike here, and nothing promises that."
    else:
        said = f"Four processes, {different} orders: an id made by enumerate names different words."
    return Listing(said, orders)


def set_order(members: Sequence[Member], seed: int) -> tuple[Member, ...]:
    """The order in which a process with that PYTHONHASHSEED lists `set(members)`."""
    table: list[Member | None] = [None] * SLOTS
    for used, member in enumerate(members, 1):
        _put(table, member, seed)
        if used * 5 >= (len(table) - 1) * 3:
            size = SLOTS
            while size <= used * 4:
                size *= 2
            larger: list[Member | None] = [None] * size
            for held in table:
                if held is not None:
                    _put(larger, held, seed)
            table = larger
    return tuple(member for member in table if member is not None)


def _put(table: list[Member | None], member: Member, seed: int) -> None:
    mask = len(table) - 1
    perturb = text_hash(member, seed) if isinstance(member, str) else hash(member)
    slot = perturb & mask
    while True:
        # Unlike a dict, a set looks at the slots beside the first one before it jumps.
        last = slot + NEIGHBORS if slot + NEIGHBORS <= mask else slot
        for place in range(slot, last + 1):
            if table[place] is None:
                table[place] = member
                return
        perturb >>= SHIFT
        slot = (slot * 5 + 1 + perturb) & mask


def text_hash(text: str, seed: int) -> int:
    """The hash of an ASCII text where PYTHONHASHSEED is *seed*, as an unsigned number."""
    key, state = [], seed
    for _ in range(16):
        state = (state * 214013 + 2531011) & 0xFFFFFFFF
        key.append((state >> 16) & 0xFF)
    secret = bytes(key) if seed else bytes(16)
    found = _siphash13(secret, text.encode("ascii"))
    # -1 is how a hash function of C reports an error.
    return _WORD - 1 if found == _WORD else found


def _siphash13(secret: bytes, data: bytes) -> int:
    k0, k1 = int.from_bytes(secret[:8], "little"), int.from_bytes(secret[8:], "little")
    v0, v1 = k0 ^ 0x736F6D6570736575, k1 ^ 0x646F72616E646F6D
    v2, v3 = k0 ^ 0x6C7967656E657261, k1 ^ 0x7465646279746573

    def mix() -> None:
        nonlocal v0, v1, v2, v3
        v0 = (v0 + v1) & _WORD
        v1 = _turn(v1, 13) ^ v0
        v0 = _turn(v0, 32)
        v2 = (v2 + v3) & _WORD
        v3 = _turn(v3, 16) ^ v2
        v0 = (v0 + v3) & _WORD
        v3 = _turn(v3, 21) ^ v0
        v2 = (v2 + v1) & _WORD
        v1 = _turn(v1, 17) ^ v2
        v2 = _turn(v2, 32)

    whole = len(data) // 8 * 8
    blocks = [data[at : at + 8] for at in range(0, whole, 8)]
    blocks.append(data[whole:].ljust(7, b"\0") + bytes([len(data) & 0xFF]))
    for block in blocks:
        word = int.from_bytes(block, "little")
        v3 ^= word
        mix()
        v0 ^= word
    v2 ^= 0xFF
    for _ in range(3):
        mix()
    return v0 ^ v1 ^ v2 ^ v3


def _turn(word: int, bits: int) -> int:
    return ((word << bits) | (word >> (64 - bits))) & _WORD
