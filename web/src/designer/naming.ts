import type { Naming } from "../desk/setup/findingText";
import { say as conditions } from "../words/conditions";
import { say as findings } from "../words/findings";
import { say as setup } from "../words/setup";
import { fieldName } from "./fieldName";
import { languageName } from "./languages";
import type { TestName } from "./logic/tests";
import type { Taxonomy } from "./taxonomy.svelte";

type Called = (code: string) => string;
type TypeWord = Extract<Parameters<typeof setup>[0], `type.${string}`>;
type TestWord = `test.${TestName}`;

const typeName: Called = (code) => setup(`type.${code}` as TypeWord);
const testName: Called = (code) => conditions(`test.${code}` as TestWord);
const NAMED: Readonly<Record<string, Called>> = { type: typeName, types: typeName, test: testName, possible: testName, key: fieldName, family: fieldName };
const LANGUAGES = new Set(["language", "languages", "shown"]);

/** What a finding's codes are called in the designer; a parameter as the client's taxonomy says, where there is one. */
export function naming(taxonomy?: Taxonomy): Naming {
  return (fact, code) => {
    if (LANGUAGES.has(fact)) return languageName(code);
    const name = fact === "parameter" ? taxonomy?.title("parameter", code) : NAMED[fact]?.(code);
    return name ? findings("named", { name }) : code;
  };
}
