import { describe, expect, it } from "vitest";
import type { Mark } from "../../api/drawings";
import { anchorOf, placed, pointsText } from "./marks";

const box = (about: Record<string, number> | null): Mark => ({ kind: "box", x: 0, y: 0, width: 9, height: 9, tone: "ink", about });
const line: Mark = { kind: "line", points: [[0, 1], [2.5, 3]], tone: "line", thick: 1, dashed: false };

describe("the marks of a figure", () => {
  it("lead to what they are made of, and only the first of a place is for the keyboard", () => {
    const marks = placed([box({ visit: 3 }), line, box({ visit: 3 }), box({ visit: 4 }), box(null)], ({ visit }) => ({ href: `/v/${visit}`, label: "" }));
    expect(marks.map(({ link, first }) => [link?.href, first])).toEqual([
      ["/v/3", true],
      [undefined, false],
      ["/v/3", false],
      ["/v/4", true],
      [undefined, false],
    ]);
  });

  it("are called by the text that can be read in them", () => {
    const text = (said: string): Mark => ({ kind: "text", x: 0, y: 0, text: said, size: 9, tone: "ink", bold: false, align: "left", about: { visit: 3 } });
    const named = (said: string) => placed([text(said)], () => ({ href: "/v/3", label: "Visit 3" }))[0]?.link?.label;

    expect(named("Visit")).toBe("Visit 3");
    expect(named("Visit 3, Tuesday")).toBe("Visit 3, Tuesday");
    expect(named("Tuesday")).toBe("Visit 3 Tuesday");
  });

  it("lead nowhere where nothing is known of what they are made of", () => {
    expect(placed([box({ visit: 3 })], undefined)[0]?.link).toBeUndefined();
    expect(placed([box({ visit: 3 })], () => undefined)[0]?.first).toBe(false);
  });

  it("are written as SVG writes them", () => {
    expect(pointsText([[0, 1], [2.5, 3]])).toBe("0,1 2.5,3");
    expect((["left", "right", "centre"] as const).map(anchorOf)).toEqual(["start", "end", "middle"]);
  });
});
