import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/ui/tokens.css", "utf8");
const colours = Object.fromEntries(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name as string,
    { light, dark } as Record<string, string>,
  ]),
);

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["ground", "surface", "sunken"];
const text: [string, string[]][] = [
  ["ink", [...grounds, "accent-wash", "good-wash", "warn-wash", "bad-wash"]],
  ["ink-soft", grounds],
  ["accent", [...grounds, "accent-wash"]],
  ["good", [...grounds, "good-wash"]],
  ["warn", [...grounds, "warn-wash"]],
  ["bad", [...grounds, "bad-wash"]],
  ["on-accent", ["accent", "accent-deep"]],
];

describe.each(["light", "dark"])("colours in the %s", (look) => {
  const colour = (name: string) => colours[name]?.[look] as string;

  it.each(text)("%s is legible (4.5 to 1) on every ground it is used on", (name, on) => {
    for (const ground of on) expect([ground, contrast(colour(name), colour(ground)) >= 4.5]).toEqual([ground, true]);
  });

  it("the edges of controls can be seen (3 to 1)", () => {
    for (const ground of grounds)
      expect([ground, contrast(colour("line-strong"), colour(ground)) >= 3]).toEqual([ground, true]);
  });
});
