"""Decodes one HEIC in a process of its own: `python -m audit_api.submissions.heic_decoding SIDE`.

The library that decodes HEIC can be made to crash by a file that somebody has prepared. Here it takes nothing with
it. The photo comes on standard input; a PNG with no side longer than SIDE goes to standard output.
"""

import io
import subprocess
import sys

SECONDS = 60
COMMAND = [sys.executable, "-m", __name__]


def decode(data: bytes, longest: int) -> bytes:
    """A PNG of the photo, with no side longer than `longest`; `ValueError` when it cannot be decoded."""
    try:
        done = subprocess.run([*COMMAND, str(longest)], input=data, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ValueError(f"HEIC that cannot be decoded: {error}") from error
    return done.stdout


def main() -> None:
    """Decode what comes in."""
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener()
    longest = int(sys.argv[1])
    with Image.open(io.BytesIO(sys.stdin.buffer.read())) as picture:
        profile = picture.info.get("icc_profile")
        picture.thumbnail((longest, longest), reducing_gap=2)
        picture.info.clear()
        picture.save(sys.stdout.buffer, "PNG", compress_level=1, icc_profile=profile)


if __name__ == "__main__":
    main()
