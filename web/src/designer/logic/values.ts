// What a test compares with, as it is typed: shares in per cent, times as mm:ss, numbers with a comma or a point.

import type { Question } from "../../form/definition";
import { typedNumber } from "../../questions/asking";
import { readSeconds, writeSeconds } from "../seconds";

/** The value of what was typed; nothing while it is none. */
export function readValue(typed: string, { type }: Question): string | number | undefined {
  if (type === "text" || type === "time") return typed.trim() || undefined;
  if (type === "duration") return readSeconds(typed);
  const number = typedNumber(type === "ratio" ? typed.replace("%", "") : typed);
  if (number === undefined || Number.isNaN(number)) return undefined;
  return type === "ratio" ? moved(number, -2) : number;
}

export function writeValue(value: unknown, { type }: Question): string {
  if (type === "duration") return writeSeconds(value);
  return type === "ratio" && typeof value === "number" ? `${moved(value, 2)} %` : String(value ?? "");
}

/** The number with its decimal point moved, without the dust that floats gather. */
function moved(number: number, places: number): number {
  return Number((number * 10 ** places).toPrecision(15));
}
