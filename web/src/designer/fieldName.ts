import { say } from "../words/designer";
import { say as curves } from "../words/curves";

/** What the designer calls the field that writes a key of the form language; the key itself where none does. */
export function fieldName(key: string): string {
  if (key === "curve") return curves("title");
  const word = WORDS[key] ?? (SAME.has(key) ? key : undefined);
  return word ? (say as (key: string) => string)(word) : key;
}

/** What the designer calls a place within a question, a section or the form, such as "tags.parameter" or "options[1].title". */
export function placeName(within: string): string {
  const keys = within.split(/[.[\]]+/);
  return fieldName(keys.find(isNamed) ?? keys[0] ?? "");
}

function isNamed(key: string): boolean {
  return key === "curve" || SAME.has(key) || key in WORDS;
}

/** Keys that are called by the words of the same name. */
const SAME = new Set([
  "title", "hint", "brief", "type", "options", "from", "to", "start", "end", "unit", "minimum", "maximum", "points", "credit", "photo", "comment", "required", "family",
  "standard", "binding", "sins", "calamities", "probe", "bonus", "delayed", "perceives", "tells", "method", "weight", "bands", "channel", "languages", "events", "expected", "anchors",
]);

const WORDS: Readonly<Record<string, string>> = {
  question: "code",
  section: "code",
  form: "code",
  option: "code",
  part: "code",
  event: "code",
  band: "band.code",
  parts: "partsSeen",
  ask_if: "asked",
  critical: "critical.effect",
  effect: "critical.effect",
  at: "critical.at",
  sections: "outline",
  questions: "outline",
  minimum_coverage: "coverage",
  minimum_length: "minimumLength",
  at_least: "atLeast",
  at_most: "atMost",
  not_applicable: "notApplicable",
  standards: "part.standards",
  parameter: "tag.parameter",
  owner: "tag.owner",
  promise: "tag.promise",
  skill: "tag.skill",
  component: "tag.component",
};
