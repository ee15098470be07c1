"""Where the demo bank is: three regions with four branches each. All of it is made up."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from . import profiles
from .profiles import Profile

CENTRES = {
    "Kuala Lumpur": (3.1390, 101.6869),
    "Petaling Jaya": (3.1073, 101.6067),
    "George Town": (5.4141, 100.3288),
    "Ipoh": (4.5975, 101.0901),
    "Alor Setar": (6.1248, 100.3678),
    "Jakarta": (-6.2088, 106.8456),
    "Bandung": (-6.9175, 107.6191),
    "Surabaya": (-7.2575, 112.7521),
    "Semarang": (-6.9667, 110.4167),
}
"""Latitude and longitude of each town's centre, where its made-up branches are said to be."""

MALAYSIA, WEST_INDONESIA = "Asia/Kuala_Lumpur", "Asia/Jakarta"
RINGGIT = {"amount": Decimal(45), "currency": "MYR"}
RUPIAH = {"amount": Decimal(150_000), "currency": "IDR"}


@dataclass(frozen=True)
class Place:
    """A branch, how it works, and how many of its visits in each wave are approved."""

    code: str
    name: str
    city: str
    address: str
    profile: Profile
    visits: tuple[int, int, int, int]


@dataclass(frozen=True)
class Area:
    """A region and its branches. `languages` are those its shoppers write in, `fee` what they get for a visit."""

    code: str
    name: str
    time_zone: str
    languages: tuple[str, ...]
    fee: dict[str, Any]
    places: tuple[Place, ...]


AREAS = (
    Area(
        "central",
        "Central",
        MALAYSIA,
        ("en", "ms"),
        RINGGIT,
        (
            Place("KL-01", "Jalan Contoh", "Kuala Lumpur", "1 Jalan Contoh", profiles.GOOD, (2, 2, 2, 8)),
            Place("KL-02", "Taman Demo", "Kuala Lumpur", "22 Lorong Demo", profiles.FAIR, (2, 2, 2, 4)),
            Place("KL-03", "Medan Cuba", "Kuala Lumpur", "3 Medan Cuba", profiles.IMPROVING, (2, 2, 2, 4)),
            Place("PJ-01", "Jalan Sampel", "Petaling Jaya", "14 Jalan Sampel", profiles.ONE_PERSON, (2, 2, 2, 6)),
        ),
    ),
    Area(
        "north",
        "North",
        MALAYSIA,
        ("ms", "en"),
        RINGGIT,
        (
            Place("PG-01", "Lebuh Contoh", "George Town", "5 Lebuh Contoh", profiles.VERY_GOOD, (2, 2, 2, 4)),
            Place("PG-02", "Taman Percubaan", "George Town", "18 Jalan Percubaan", profiles.DECLINING, (2, 2, 2, 4)),
            Place("IP-01", "Jalan Misalan", "Ipoh", "7 Jalan Misalan", profiles.POOR, (2, 2, 2, 4)),
            Place("AS-01", "Pekan Demo", "Alor Setar", "9 Pekan Demo", profiles.KIND_BUT_SLOW, (2, 2, 2, 4)),
        ),
    ),
    Area(
        "java",
        "Java",
        WEST_INDONESIA,
        ("id",),
        RUPIAH,
        (
            Place(
                "JK-01", "Jalan Percontohan", "Jakarta", "Jl. Percontohan 10", profiles.CORRECT_BUT_COLD, (2, 2, 2, 4)
            ),
            Place("BD-01", "Jalan Teladan", "Bandung", "Jl. Teladan 4", profiles.FRIENDLY_BUT_UNSURE, (2, 2, 2, 4)),
            Place("SB-01", "Jalan Uji", "Surabaya", "Jl. Uji 31", profiles.CARELESS_WITH_IDENTITY, (2, 2, 2, 3)),
            Place("SM-01", "Jalan Rintisan", "Semarang", "Jl. Rintisan 6", profiles.LATE_OPENER, (2, 2, 2, 3)),
        ),
    ),
)
