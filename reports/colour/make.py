"""Write the sRGB profile by which a report says what its colours mean, once, by hand; what comes out is committed.

    python reports/colour/make.py

Little CMS, which Pillow brings along, makes it and says of it: no copyright, use freely. Its head holds the day it was
made and a version newer than PDF 1.7 knows; both are set here, so that the file is always the same.
"""

from pathlib import Path

from PIL import ImageCms

VERSION = bytes([4, 0x20, 0, 0])
DAY = b"".join(part.to_bytes(2, "big") for part in (2000, 1, 1, 0, 0, 0))


def main() -> None:
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = made[:8] + VERSION + made[12:24] + DAY + made[36:]
    (Path(__file__).parent / "srgb.icc").write_bytes(profile)


if __name__ == "__main__":
    main()
