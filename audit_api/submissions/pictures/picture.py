"""What is known of a photo before anybody decodes it."""

from dataclasses import dataclass

MOST_PIXELS = 60_000_000


class NotAPhoto(ValueError):
    """These bytes are no photo that can be kept; the message says why, for the log."""


class TooManyPixels(NotAPhoto):
    """A photo that would take too much memory to show."""


@dataclass(frozen=True)
class Noted:
    """What the camera had noted. `orientation` is how the stored picture must be turned, in EXIF's numbers 1 to 8;
    places are degrees, north and east above 0.

    `taken_at` is ISO 8601, by the camera's clock, with an offset where the camera gave one.
    """

    orientation: int = 1
    taken_at: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Picture:
    """A photo. `width` and `height` are pixels before `noted.orientation` turns them; `parts`, joined, are the
    photo without metadata.
    """

    media_type: str
    width: int
    height: int
    noted: Noted
    parts: tuple[bytes | memoryview, ...]
