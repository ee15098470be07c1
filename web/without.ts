import type { Plugin } from "vite";

/**
 * What Svelte's runtime could do and this app never asks of it: take over a page that a server drew, its older way of
 * writing components, its trial of asynchronous ones. The runtime guards each by a flag so that it can be left out, but sets
 * the flags in functions, which no bundler sees through; here they are constants.
 */
const FLAGS: Record<string, readonly string[]> = {
  "client/dom/hydration.js": ["hydrating"],
  "flags/index.js": ["async_mode_flag", "legacy_mode_flag", "tracing_mode_flag"],
};
/** Calls that do nothing but for a page that a server drew; the compiler writes one for nearly every element. */
const IDLE_CALLS = /^\s*\$\.(?:reset|next)\([\w$]*\);$/gm;

/** Build without them. Fails when Svelte no longer has such a flag, so that a new version can't undo this unseen. */
export function withoutUnused(): Plugin {
  return {
    name: "without-unused",
    apply: "build",
    enforce: "post",
    transform: {
      filter: { id: /svelte\/src\/internal\/(?:client\/dom\/hydration|flags\/index)\.js|\/src\/.*\.svelte$/ },
      handler(code, id) {
        if (id.endsWith(".svelte")) return { code: code.replaceAll(IDLE_CALLS, ""), map: null };
        const [, flags] = Object.entries(FLAGS).find(([file]) => id.includes(file)) ?? [id, []];
        return { code: flags.reduce(constant, code), map: null };
      },
    },
  };
}

function constant(source: string, flag: string): string {
  const declared = `export let ${flag} = false;`;
  if (!source.includes(declared)) throw new Error(`Svelte has no flag "${flag}" any more: see web/without.ts`);
  return source.replace(declared, `export const ${flag} = false;`).replaceAll(new RegExp(`^\\t${flag} = .*;$`, "gm"), "");
}
