import type { Tone } from "./tones";

type Notice = { id: number; text: string; tone: Tone };

const SHOWN_FOR_MS = 6000;
const AT_ONCE = 3;
let last = 0;

export const notices = $state<Notice[]>([]);

/** Say something in passing; it is read out and leaves by itself. What must not be missed belongs in a Banner. */
export function notify(text: string, tone: Tone = "plain"): void {
  const id = ++last;
  const same = notices.find((notice) => notice.text === text);
  if (same) dismiss(same.id);
  else if (notices.length === AT_ONCE) notices.shift();
  notices.push({ id, text, tone });
  setTimeout(() => dismiss(id), SHOWN_FOR_MS);
}

export function dismiss(id: number): void {
  const at = notices.findIndex((notice) => notice.id === id);
  if (at >= 0) notices.splice(at, 1);
}
