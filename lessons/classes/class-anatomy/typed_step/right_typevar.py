from typing import TypeVar

S = TypeVar("S", bound="Step")


class Step:
    width: int

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @classmethod
    def from_mapping(cls: type[S], m: "dict[str, int]") -> S:
        return cls(m["width"]) if m else cls()

    def widen(self: S, by: int) -> S:
        return self.__class__(width=self.width + by)


if __name__ == "__main__":

    class Child(Step):
        pass

    print(Child.from_mapping({"width": 2}).widen(2).width)
