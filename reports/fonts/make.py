"""Cut the report's two fonts out of IBM Plex Sans, once, by hand; what comes out is committed.

    npm pack @ibm/plex-sans@1.1.0 && tar xzf ibm-plex-sans-1.1.0.tgz
    python reports/fonts/make.py package/fonts/complete/woff2

A small file is quick to read and to embed. Its licence reserves the name, so the cut fonts bear another one.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

SOURCES = {"Regular": "IBMPlexSans-Regular.woff2", "Bold": "IBMPlexSans-SemiBold.woff2"}
FAMILY = "Audit Sans"
# Latin with its accents (Vietnamese too), punctuation, currency, arrows and the signs a report prints.
RANGES = [
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1A0, 0x1A1),
    (0x1AF, 0x1B0),
    (0x218, 0x21B),
    (0x1E80, 0x1E85),
    (0x1EA0, 0x1EF9),
]
SIGNS = "‐‑‒–—‘’‚“”„†‡•…‰′″‹›€₫₱₹™←↑→↓−≈≠≤≥Δ√∞✓\N{REPLACEMENT CHARACTER}"


def characters() -> list[int]:
    """Every code point that is kept."""
    return [code for low, high in RANGES for code in range(low, high + 1)] + [ord(sign) for sign in SIGNS]


def rename(font: TTFont, style: str) -> None:
    """Give the cut font its own name, and leave the licence lines as they are."""
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript, 16: FAMILY, 17: style}
    for record in list(font["name"].names):
        if record.nameID in names:
            font["name"].setName(
                names[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )


def cut(source: Path, style: str) -> TTFont:
    """The font with the kept characters only, as plain TrueType without hints or layout tables."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True, desubroutinize=True)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    rename(font, style)
    font.flavor = None
    return font


def main() -> None:
    folder, here = Path(sys.argv[1]), Path(__file__).parent
    for style, name in SOURCES.items():
        cut(folder / name, style).save(here / f"AuditSans-{style}.ttf")
    (here / "LICENSE.txt").write_text((folder / "license.txt").read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
