import { fileURLToPath } from "node:url";
import type { Rolldown } from "vite";

const BEGINNINGS = ["src/main.ts", "src/phone/Phone.svelte"].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
);
const PHONES_OWN = /\/src\/(?:phone|questions|offline)\//;
const FIRST_WORDS = /\/src\/words\/(?:everywhere|phone)\/(en|ms|id)\.ts$/;

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
        return needed.has(module) && !PHONES_OWN.test(module) ? "shared" : null;
      },
    },
  ];
}

/** Every module that the start of the app and the phone import, near or far, but not those that are fetched later. */
function neededAtOnce(context: Rolldown.ChunkingContext): Set<string> {
  const needed = new Set<string>();
  const add = (module: string): void => {
    if (needed.has(module)) return;
    needed.add(module);
    [...(context.getModuleInfo(module)?.importedIds ?? [])].forEach(add);
  };
  BEGINNINGS.forEach(add);
  return needed;
}
