"""What of a page somebody can't read or use, as axe-core finds it."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Frame, Page

AXE_CORE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"

FIND = """async (rules) => {
  // an inherited colour changes level by level, each after the one above
  const moves = () => document.getAnimations().some(({ playState }) => playState === "running");
  for (let still = 0, frame = 0; still < 4 && frame < 60; frame++) {
    await new Promise(requestAnimationFrame);
    still = moves() ? 0 : still + 1;
  }
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const { violations } = await axe.run(document, options);
  const told = ({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message ?? ""}`;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(told).join("; ")}`);
}"""


@cache
def _axe_core() -> str:
    return AXE_CORE.read_text()


def barriers(page: Page | Frame, rules: list[str] | None = None) -> list[str]:
    """What breaks the rules of axe-core, all of them unless some are named, on the page as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_core())
    found: list[str] = page.evaluate(FIND, rules)
    return found
