import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const COMPRESSIBLE = /^assets\/.*\.(?:js|css|svg)$/;

/** Write each script, style and drawing a second time, compressed as far as gzip goes, for the server to give out. */
export function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    // not before they are written: until then other plugins still put things into them
    writeBundle({ dir = "dist" }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => COMPRESSIBLE.test(one))) {
        const path = join(dir, name);
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}
