import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import Sideways from "./Sideways.svelte";

let mounted: ReturnType<typeof mount> | undefined;
afterEach(() => mounted && unmount(mounted));

function shown(wide: number): HTMLElement {
  mounted = mount(Sideways, {
    target: document.body,
    props: { label: "Branches", children: createRawSnippet(() => ({ render: () => "<p>Wide</p>" })) },
  });
  flushSync();
  const box = document.querySelector<HTMLElement>("[role=region]")!;
  for (const [name, value] of Object.entries({ scrollWidth: wide, clientWidth: 300 })) Object.defineProperty(box, name, { value });
  return box;
}

function movedTo(box: HTMLElement, place: number): HTMLElement {
  box.scrollLeft = place;
  box.dispatchEvent(new Event("scroll"));
  flushSync();
  return box;
}

it("fades while more follows to the side, and no more at the end", () => {
  const box = shown(650);
  expect(movedTo(box, 100).classList.contains("goesOn")).toBe(true);
  expect(movedTo(box, 350).classList.contains("goesOn")).toBe(false);
});

it("does not fade what fits, and can be reached and is called by name", () => {
  const box = movedTo(shown(300), 0);
  expect(box.classList.contains("goesOn")).toBe(false);
  expect(box.tabIndex).toBe(0);
  expect(box.getAttribute("aria-label")).toBe("Branches");
});
