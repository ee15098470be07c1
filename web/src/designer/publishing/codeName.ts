import { say as designer } from "../../words/designer";
import { say } from "../../words/publishing";
import { say as setup } from "../../words/setup";

type Say = (key: string) => string;

/** Keys whose values the designer offers in words, under the key's own name. */
const OFFERED = new Set(["method", "channel", "photo", "comment", "binding", "tells"]);

/** What people call a code that a key of the form language holds, such as "weighted" under scoring.method; nothing for any other value. */
export function codeName(key: string, code: string): string {
  const last = key.slice(key.lastIndexOf(".") + 1);
  if (OFFERED.has(last)) return (designer as Say)(`${last}.${code}`);
  if (last === "type") return (setup as Say)(`type.${code}`);
  if (last === "family") return (say as Say)(`family.${code}`);
  return last === "expected" ? (designer as Say)(code) : "";
}
