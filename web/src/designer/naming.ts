import type { Naming } from "../desk/setup/findingText";
import { say as conditions } from "../words/conditions";
import { say as findings } from "../words/findings";
import { say as setup } from "../words/setup";
import type { Editing } from "./draft.svelte";
import { fieldName } from "./fieldName";
import { languageName } from "./languages";
import type { TestName } from "./logic/tests";
import { shownIn } from "./texts";

type Open = Pick<Editing, "taxonomy" | "tree" | "writing">;
type Called = (code: string) => string;
type TypeWord = Extract<Parameters<typeof setup>[0], `type.${string}`>;
type TestWord = `test.${TestName}`;

const typeName: Called = (code) => setup(`type.${code}` as TypeWord);
const testName: Called = (code) => conditions(`test.${code}` as TestWord);
const NAMED: Readonly<Record<string, Called>> = { type: typeName, types: typeName, test: testName, possible: testName, key: fieldName, family: fieldName };
const LANGUAGES = new Set(["language", "languages", "shown"]);

/** What a finding's codes are called in the designer; parameters and standards as the form that is open calls them, where there is one. */
export function naming(editing?: Open): Naming {
  return (fact, code) => {
    if (LANGUAGES.has(fact)) return languageName(code);
    const name = NAMED[fact]?.(code) ?? (editing && ofForm(fact, code, editing));
    return name ? findings("named", { name }) : code;
  };
}

function ofForm(fact: string, code: string, { taxonomy, tree, writing }: Open): string | undefined {
  if (fact === "parameter") return taxonomy.title("parameter", code);
  const standard = fact === "standard" && Array.isArray(tree.standards) ? tree.standards.find((one) => one.standard === code) : undefined;
  return standard && shownIn(standard.title, writing.language, writing.first);
}
