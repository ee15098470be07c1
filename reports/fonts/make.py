"""Cut the report's fonts out of larger ones, once, by hand; what comes out is committed.

    npm pack @ibm/plex-sans@1.1.0 && tar xzf ibm-plex-sans-1.1.0.tgz
    npm pack @expo-google-fonts/ibm-plex-sans-arabic@0.4.2 && tar xzf expo-google-fonts-ibm-plex-sans-arabic-0.4.2.tgz
    npm pack @expo-google-fonts/noto-sans-tamil@0.4.3 && tar xzf expo-google-fonts-noto-sans-tamil-0.4.3.tgz
    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 && tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    python reports/fonts/make.py package

A small file is quick to read and to embed. Some licences reserve the name, so the cut fonts bear other ones.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

LATIN = {
    "AuditSans-Regular": "fonts/complete/woff2/IBMPlexSans-Regular.woff2",
    "AuditSans-Bold": "fonts/complete/woff2/IBMPlexSans-SemiBold.woff2",
}
ARABIC = {
    "AuditArabic-Regular": "400Regular/IBMPlexSansArabic_400Regular.ttf",
    "AuditArabic-Bold": "600SemiBold/IBMPlexSansArabic_600SemiBold.ttf",
}
TAMIL = "400Regular/NotoSansTamil_400Regular.ttf"
HAN = "400Regular/NotoSansSC_400Regular.ttf"

# Latin with its accents (Vietnamese too), punctuation, currency, arrows and the signs a report prints.
LATIN_RANGES = [
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1A0, 0x1A1),
    (0x1AF, 0x1B0),
    (0x218, 0x21B),
    (0x1E80, 0x1E85),
    (0x1EA0, 0x1EF9),
]
SIGNS = "‐‑‒–—‘’‚“”„†‡•…‰′″‹›€₫₱₹™←↑→↓−≈≠≤≥Δ√∞✓\N{REPLACEMENT CHARACTER}"
# letters, digits and punctuation; vowel marks above and below would need their places, and are left out
ARABIC_RANGES = [(0x20, 0x20), (0x60C, 0x60C), (0x61B, 0x64A), (0x660, 0x66F), (0x671, 0x6D5), (0x6EE, 0x77F)]
TAMIL_RANGES = [(0x20, 0x20), (0xB82, 0xBFA)]
HAN_RANGES = [(0x3000, 0x303F), (0xFF01, 0xFF5E)]
PRIVATE_USE = 0xE000


def listed(ranges: list[tuple[int, int]]) -> list[int]:
    """Every code point of the ranges."""
    return [code for low, high in ranges for code in range(low, high + 1)]


def in_common_use() -> Iterator[int]:
    """The Chinese characters of GB 2312 (simplified), and of the first level of Big5 (traditional)."""
    for codec, rows in (("gb2312", range(0xB0, 0xF8)), ("big5", range(0xA4, 0xC7))):
        for pair in (bytes((row, cell)) for row in rows for cell in range(0x40, 0xFF)):
            sign = pair.decode(codec, "ignore")
            if len(sign) == 1 and ord(sign) >= 0x3400:
                yield ord(sign)


def cut(source: Path, name: str, codes: list[int], shaping: tuple[str, ...] = ()) -> TTFont:
    """The font with the kept characters only, as plain TrueType without hints; of layout, `shaping` features only."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        layout_features=list(shaping), hinting=False, name_IDs=["*"], notdef_outline=True, desubroutinize=True
    )
    options.drop_tables += ["GPOS", "DSIG", "meta", "STAT", "BASE", "vhea", "vmtx"]
    options.drop_tables += [] if shaping else ["GSUB", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    rename(font, name)
    font.flavor = None
    return font


def rename(font: TTFont, name: str) -> None:
    """Give the cut font its own name, and leave the licence lines as they are."""
    family, _, style = name.partition("-")
    family = family.replace("Audit", "Audit ")
    names = {1: family, 2: style, 3: name, 4: f"{family} {style}", 6: name, 16: family, 17: style}
    for record in list(font["name"].names):
        if record.nameID in names:
            font["name"].setName(
                names[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )


def name_every_glyph(font: TTFont) -> None:
    """Give what only shaping can reach a code point of its own, so that it can be written like any other sign."""
    glyphs = font.getGlyphOrder()
    reached = set(font.getBestCmap().values())
    more = {PRIVATE_USE + place: glyph for place, glyph in enumerate(glyphs) if place and glyph not in reached}
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update(more)


def shaped(source: Path, name: str, ranges: list[tuple[int, int]], features: str) -> TTFont:
    """The font of a script whose letters take another form beside each other."""
    font = cut(source, name, listed(ranges), tuple(features.split()))
    name_every_glyph(font)
    return font


def main() -> None:
    here, given = Path(__file__).parent, Path(sys.argv[1])
    latin = listed(LATIN_RANGES) + [ord(sign) for sign in SIGNS]
    made = {name: cut(given / source, name, latin) for name, source in LATIN.items()}
    for name, source in ARABIC.items():
        made[name] = shaped(given / source, name, ARABIC_RANGES, "ccmp isol fina medi init rlig calt liga")
    made["AuditTamil-Regular"] = shaped(
        given / TAMIL, "AuditTamil-Regular", TAMIL_RANGES, "ccmp locl nukt akhn half haln pres abvs blws psts liga"
    )
    made["AuditHan-Regular"] = cut(given / HAN, "AuditHan-Regular", [*listed(HAN_RANGES), *in_common_use()])
    for name, font in made.items():
        font.save(here / f"{name}.ttf")


if __name__ == "__main__":
    main()
