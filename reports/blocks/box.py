"""Where a block goes: the top left corner and the width it has. Every block gives back the height it took."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """Points from the top left of the page."""

    x: float
    y: float
    width: float

    def below(self, height: float) -> "Box":
        return Box(self.x, self.y + height, self.width)
