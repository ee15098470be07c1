// Lengths of time as people write them: minutes and seconds.

const WRITTEN = /^(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d+)?)$/;

/** The seconds of "10:00", "1:02:09", "0:07.5" or plain "45"; nothing for what is no length of time. */
export function readSeconds(written: string): number | undefined {
  const found = WRITTEN.exec(written.trim());
  if (found === null) return undefined;
  const [hours, minutes] = [Number(found[1] ?? 0), Number(found[2] ?? 0)];
  const seconds = Number((found[3] as string).replace(",", "."));
  const isOver = (found[2] !== undefined && seconds >= 60) || (found[1] !== undefined && minutes >= 60);
  // a sum of floats may be off by its last digit
  return isOver ? undefined : Number((hours * 3600 + minutes * 60 + seconds).toFixed(6));
}

/** 600 as "10:00", 3729 as "1:02:09", 7.5 as "0:07.5"; what is no length of time as it stands. */
export function writeSeconds(seconds: unknown): string {
  if (typeof seconds !== "number" || !Number.isFinite(seconds) || seconds < 0) return String(seconds ?? "");
  const whole = Math.floor(seconds);
  const [, decimals = ""] = String(Number((seconds - whole).toFixed(6))).split(".");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = String(whole % 60).padStart(2, "0") + (decimals && `.${decimals}`);
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}
