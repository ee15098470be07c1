import { language, locales } from "./language.svelte";

const formats = new Map<string, Intl.DateTimeFormat>();

type Moment = Date | string | number;

/** 21 November 2026. `timeZone` is the branch's; left out, the phone's own. */
export function dateText(moment: Moment, timeZone?: string): string {
  return formatted(moment, { day: "numeric", month: "long", year: "numeric" }, timeZone);
}

/** 12 Oct – 13 Dec 2026, saying only once what both days share. Days are "YYYY-MM-DD". */
export function daysText(from: string, to: string): string {
  const format = new Intl.DateTimeFormat(locales[language()], {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  // Malay's pattern for a range puts a comma before the year, which no Malay date has.
  return format.formatRange(new Date(from), new Date(to)).replace(/, (?=\d{4})/g, " ");
}

/** Sat 21 Nov */
export function dayText(moment: Moment, timeZone?: string): string {
  return formatted(moment, { weekday: "short", day: "numeric", month: "short" }, timeZone);
}

/** 14:05, as the language writes it */
export function timeText(moment: Moment, timeZone?: string): string {
  return formatted(moment, { hour: "2-digit", minute: "2-digit" }, timeZone);
}

/** Sat 21 Nov, 14:05 */
export function momentText(moment: Moment, timeZone?: string): string {
  return `${dayText(moment, timeZone)}, ${timeText(moment, timeZone)}`;
}

export function numberText(value: number, digits = 0): string {
  return new Intl.NumberFormat(locales[language()], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** RM 45 or Rp 50.000, as the language writes money; the amount is a decimal such as "45.00". */
export function moneyText({ amount, currency }: { amount: string; currency: string }): string {
  const options = { style: "currency", currency, currencyDisplay: "narrowSymbol", trailingZeroDisplay: "stripIfInteger" };
  return new Intl.NumberFormat(locales[language()], options as Intl.NumberFormatOptions).format(Number(amount));
}

/** 340 kB or 1.2 MB */
export function bytesText(bytes: number): string {
  const [value, unit, digits] = bytes < 999_500 ? [bytes / 1e3, "kilobyte", 0] : [bytes / 1e6, "megabyte", 1];
  const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits };
  return new Intl.NumberFormat(locales[language()], options as Intl.NumberFormatOptions).format(value);
}

/** 8:05 or 1:02:09, as a stop-watch shows it. */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours, minutes, rest] = parts as [number, number, number];
  const tail = String(rest).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** 8 mins 5 secs, in the language's own short units. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [unitText(Math.floor(whole / 3600), "hour"), unitText(Math.floor(whole / 60) % 60, "minute")];
  const rest = whole % 60;
  const last = rest || whole < 60 ? unitText(rest, "second", true) : "";
  return [...parts, last].filter(Boolean).join(" ");
}

function unitText(count: number, unit: "hour" | "minute" | "second", evenZero = false): string {
  if (!count && !evenZero) return "";
  return new Intl.NumberFormat(locales[language()], { style: "unit", unit, unitDisplay: "short" }).format(count);
}

function formatted(moment: Moment, options: Intl.DateTimeFormatOptions, timeZone?: string): string {
  const locale = locales[language()];
  const key = JSON.stringify([locale, options, timeZone]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, timeZone ? { ...options, timeZone } : options);
  formats.set(key, format);
  return format.format(new Date(moment));
}
