"""Where the demo bank is: three regions with four branches each. All of it is made up."""

from dataclasses import dataclass

from . import profiles
from .profiles import Profile

MALAYSIA, WEST_INDONESIA = "Asia/Kuala_Lumpur", "Asia/Jakarta"


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
    """A region and its branches. `languages` are those its shoppers write in."""

    code: str
    name: str
    time_zone: str
    languages: tuple[str, ...]
    places: tuple[Place, ...]


AREAS = (
    Area(
        "central",
        "Central",
        MALAYSIA,
        ("en", "ms"),
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
