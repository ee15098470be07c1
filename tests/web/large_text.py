"""A page in letters twice as large, as the settings of a phone make them, and what of it is then cut off."""

from playwright.sync_api import Page

TWICE = {"standard": 32, "fixed": 26}

CUT_OFF = """() => {
  const told = new Set();
  const style = (one) => getComputedStyle(one);
  const above = (one) => (one && one !== document.documentElement ? [one, ...above(one.parentElement)] : []);
  const isHidden = (one) => style(one).clipPath !== "none" || style(one).visibility === "hidden";
  const isUnseen = (one) => above(one).some(isHidden);
  const cuts = (one) => /hidden|clip/.test(style(one).overflowX + style(one).overflowY);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const holder = text.parentElement;
    if (!text.data.trim() || !holder.checkVisibility() || isUnseen(holder)) continue;
    for (const { 0: word, index } of text.data.matchAll(/[^\\s/-]+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 1);
      for (const box of boxes) {
        if (box.right > innerWidth + 1 || box.left < -1) told.add(`pushes out ${word}`);
        for (const frame of above(holder).filter(cuts)) {
          const edge = frame.getBoundingClientRect();
          if (box.right > edge.right + 2 || box.bottom > edge.bottom + 4) told.add(`cuts ${word}`);
        }
      }
    }
  }
  const layer = (one) => above(one).find((each) => /fixed|sticky/.test(style(each).position));
  const controls = [...document.querySelectorAll("a, button, input, select, textarea, summary")]
    .filter((one) => one.checkVisibility() && !isUnseen(one) && style(one).opacity !== "0")
    .map((one) => ({ one, layer: layer(one), boxes: [...one.getClientRects()] }));
  const name = ({ one }) => (one.innerText || one.getAttribute("aria-label") || one.id || one.tagName).slice(0, 40);
  const meet = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  controls.forEach((a, at) => {
    for (const b of controls.slice(at + 1)) {
      if (a.layer !== b.layer || a.one.contains(b.one) || b.one.contains(a.one)) continue;
      const isOn = a.boxes.some((mine) => b.boxes.some((theirs) => meet(mine, theirs)));
      if (isOn) told.add(`lays ${name(a)} on ${name(b)}`);
    }
  });
  return [...told];
}"""


def enlarge(page: Page) -> None:
    """Set the letters of the browser to 200 per cent."""
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": TWICE})


def cut_off(page: Page) -> list[str]:
    """Words that are cut or pushed off the screen, and controls that lie on each other."""
    found: list[str] = page.evaluate(CUT_OFF)
    return found
