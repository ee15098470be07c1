"""The 0 to 100 scale on paper."""

from decimal import Decimal

from reports.blocks.box import Box
from reports.blocks.drawing import paint
from reports.figures import scale as figures
from reports.figures.scale import Scale
from reports.sheet import Sheet


def bullet(sheet: Sheet, box: Box, height: float, scale: Scale) -> None:
    """A bullet graph."""
    paint(sheet, figures.bullet(scale, box.width, height), box.x, box.y)


def interval_bar(sheet: Sheet, box: Box, height: float, scale: Scale) -> None:
    """The score as a disc on its interval."""
    paint(sheet, figures.interval_bar(scale, box.width, height), box.x, box.y)


def at(box: Box, value: Decimal | float) -> float:
    """Where a value from 0 to 100 lies."""
    return box.x + box.width * float(value) / 100
