import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";

type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> } };

const BEGINNING = /src\/main\.ts$/;
/** What opens without signal is everything but the desk, which is fetched when somebody goes there. */
const LEFT_OUT = /src\/desk\/Desk\.svelte$/;

/** Build the service worker beside the app, with the list of the files that it keeps. */
export function shell(): Plugin {
  return {
    name: "shell",
    apply: "build",
    enforce: "post",
    async writeBundle({ dir = "dist" }, bundle) {
      const names = ["index.html", ...filesOf(bundle), ...readdirSync("public")].sort();
      const files = Object.fromEntries(names.map((name) => [`/${name}`, `sha256-${hashOf(join(dir, name))}`]));
      const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 12);
      writeFileSync(join(dir, "sw.js"), await worker({ version, files }));
    },
  };
}

/** As a browser checks it when the file is fetched. */
function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("base64");
}

/** The entry, all that it imports, at once or when it is needed, and the styles and fonts of these. */
function filesOf(bundle: Rolldown.OutputBundle): Set<string> {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== "chunk" || LEFT_OUT.test(chunk.facadeModuleId ?? "")) return;
    files.add(name);
    const { importedCss = [], importedAssets = [] } = (chunk as Chunk).viteMetadata ?? {};
    for (const asset of [...importedCss, ...importedAssets]) files.add(asset);
    [...chunk.imports, ...chunk.dynamicImports].forEach(add);
  };
  const begins = (chunk: Chunk): boolean => chunk.moduleIds.some((module) => BEGINNING.test(module));
  for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === "chunk" && begins(chunk)) add(name);
  for (const name of Object.keys(bundle)) if (name.endsWith(".woff2")) files.add(name);
  return files;
}

async function worker(shell: { version: string; files: Record<string, string> }): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "warn",
    define: { SHELL: JSON.stringify(shell) },
    build: { write: false, lib: { entry: "src/offline/worker.ts", formats: ["es"], fileName: "sw" } },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? "";
}
