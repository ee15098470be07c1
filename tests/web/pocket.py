"""What lies in a phone's storage, seen and put there from outside of the app, in the app's own format."""

import base64
import io
from random import Random
from typing import Any

from PIL import Image
from playwright.sync_api import Page

from tests import filling

OPEN = """
  const result = (request) => new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
  const here = (await indexedDB.databases()).map(({ name }) => name);
  const names = here.filter((name) => /^shopper-audit-\\d+$/.test(name));
  const [first] = names.sort((one, other) => one.split("-").at(-1) - other.split("-").at(-1));
  const database = await result(indexedDB.open(first));
  const all = (store) => result(database.transaction(store).objectStore(store).getAll());
"""

PUT_IN = f"""async ({{ visit, submission, question, photos }}) => {{
  {OPEN}
  const [filled] = await all("drafts");
  const answers = {{ ...filled.answers, [question]: {{ photos: photos.map(({{ sha256 }}) => sha256) }} }};
  const kept = database.transaction(["drafts", "photos"], "readwrite");
  kept.objectStore("drafts").put({{ ...filled, visit, submission, answers }});
  for (const {{ sha256, base64 }} of photos) {{
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer;
    const takenAt = new Date().toISOString();
    kept.objectStore("photos").put({{ visit, sha256, mediaType: "image/jpeg", bytes, takenAt }});
  }}
  await new Promise((yes) => (kept.oncomplete = yes));
  database.close();
}}"""

LOOK = f"""async (visit) => {{
  {OPEN}
  const parcel = (await all("parcels")).find((one) => one.visit === visit);
  const photos = (await all("photos")).filter((one) => one.visit === visit);
  database.close();
  const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return {{ parcel, photos: Object.fromEntries(photos.map(({{ sha256, bytes }}) => [sha256, text(bytes)])) }};
}}"""

TAKE_OUT = f"""async (hash) => {{
  {OPEN}
  const photo = (await all("photos")).find(({{ sha256 }}) => sha256 === hash);
  await result(database.transaction("photos", "readwrite").objectStore("photos").delete([photo.visit, hash]));
  database.close();
}}"""


def small_photos(dice: Random, count: int) -> list[bytes]:
    """JPEGs of about 3 kB with nothing but the picture in them, no two alike."""
    return [_noise(dice) for _ in range(count)]


def _noise(dice: Random) -> bytes:
    out = io.BytesIO()
    Image.frombytes("RGB", (48, 32), dice.randbytes(48 * 32 * 3)).save(out, "JPEG", quality=70)
    return out.getvalue()


def put_in(page: Page, visit: str, submission: str, photos: dict[str, list[bytes]]) -> None:
    """Copy the first draft of this phone to `visit`, with these photos as the answer to one question."""
    ((question, pictures),) = photos.items()
    named = [{"sha256": filling.name_of(data), "base64": base64.b64encode(data).decode()} for data in pictures]
    page.evaluate(PUT_IN, {"visit": visit, "submission": submission, "question": question, "photos": named})


def look(page: Page, visit: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The parcel of `visit`, and its photos by their names."""
    seen = page.evaluate(LOOK, visit)
    return seen["parcel"], {name: base64.b64decode(text) for name, text in seen["photos"].items()}


def take_out(page: Page, photo: str) -> None:
    """Let a photo be gone from the phone, as when the browser has cleared it away."""
    page.evaluate(TAKE_OUT, photo)
