import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followLinks, go, match, place } from "./router.svelte";

describe("a pattern", () => {
  it.each([
    ["/visits", "/visits", {}],
    ["/visits", "/visits/", {}],
    ["/visits/:visit", "/visits/12", { visit: "12" }],
    ["/i/:token", "/i/a%2Fb", { token: "a/b" }],
    ["/visits/:visit", "/visits", undefined],
    ["/visits/:visit", "/visits/12/notes", undefined],
  ])("%s against %s gives %o", (pattern, path, expected) => {
    expect(match(pattern, path)).toEqual(expected);
  });
});

describe("going somewhere", () => {
  let stop: () => void;
  beforeEach(() => (stop = followLinks()));
  afterEach(() => stop());

  const follow = (html: string): boolean => {
    document.body.innerHTML = html;
    let followed = false;
    const after = (event: Event): void => {
      followed = event.defaultPrevented;
      event.preventDefault();
    };
    document.addEventListener("click", after, { once: true });
    document.querySelector("a")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, button: 0 }));
    return followed;
  };

  it("changes the place and its query", () => {
    go("/visits/12?question=A1");
    expect([place.path, place.query.get("question")]).toEqual(["/visits/12", "A1"]);
  });

  it("follows a link inside the app without loading a page", () => {
    expect(follow('<a href="/visits/7">seven</a>')).toBe(true);
    expect(place.path).toBe("/visits/7");
  });

  it("tells a listener of the heading, also of one that comes later, and of none once they went on", async () => {
    const focused = () => document.activeElement?.textContent;
    document.body.innerHTML = "<h1 tabindex='-1'>Before</h1>";
    go("/visits/12");
    await vi.waitFor(() => expect(focused()).toBe("Before"));

    document.body.innerHTML = "<p>Fetching</p>";
    document.body.innerHTML = "<h1 tabindex='-1'>Fetched</h1>";
    await vi.waitFor(() => expect(focused()).toBe("Fetched"));

    dispatchEvent(new Event("pointerdown"));
    document.body.innerHTML = "<h1 tabindex='-1'>Later</h1>";
    await new Promise((done) => setTimeout(done, 20));
    expect(document.activeElement).toBe(document.body);
  });

  it.each([
    ["to the server's files", '<a href="/api/reports/visits/1.pdf">PDF</a>'],
    ["into another tab", '<a href="/desk" target="_blank">desk</a>'],
    ["to another site", '<a href="https://example.org/">there</a>'],
    ["to a file to keep", '<a href="/icon.svg" download>icon</a>'],
  ])("leaves a link %s to the browser", (_, html) => {
    expect(follow(html)).toBe(false);
  });
});
