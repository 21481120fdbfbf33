import dataclasses
import typing


@dataclasses.dataclass(frozen=True)
class Step:
    width: int = 1

    @classmethod
    def from_mapping(cls, m: typing.Mapping[str, int]) -> typing.Self:
        return cls(m.get("width", 1))

    def widen(self, by: int) -> typing.Self:
        return dataclasses.replace(self, width=self.width + by)
