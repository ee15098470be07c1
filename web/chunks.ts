import { fileURLToPath } from "node:url";
import type { Rolldown } from "vite";

const BEGINNING = fileURLToPath(new URL("src/main.ts", import.meta.url));
/** Imported by what the phone needs, but for a use that it has none of. */
const LEFT_OUT = /\/svelte\/src\/internal\/client\/dom\/elements\/bindings\/select\.js$/;
const FIRST_WORDS = /\/src\/words\/(?:everywhere|phone|clock|place)\/(en|ms|id)\.ts$/;

/**
 * Few files for the phone, for each one more costs a request, and finds less in itself to compress: what the phone needs
 * at once and the desk may need too, and what the phone says at first, in a file for each language.
 */
export function phoneChunks(): Rolldown.CodeSplittingGroup[] {
  let needed: Set<string> | undefined;
  return [
    {
      name(module) {
        const language = FIRST_WORDS.exec(module)?.[1];
        return language ? `words-${language}` : null;
      },
    },
    {
      name(module, context) {
        needed ??= neededAtOnce(context);
        return (needed.has(module) && !LEFT_OUT.test(module)) || module.includes("rolldown/runtime") ? "phone" : null;
      },
    },
  ];
}

/** Every module that the start of the app imports, near or far, and with it the phone, but not those that are fetched later. */
function neededAtOnce(context: Rolldown.ChunkingContext): Set<string> {
  const needed = new Set<string>();
  const add = (module: string): void => {
    if (needed.has(module)) return;
    needed.add(module);
    [...(context.getModuleInfo(module)?.importedIds ?? [])].forEach(add);
  };
  add(BEGINNING);
  return needed;
}
