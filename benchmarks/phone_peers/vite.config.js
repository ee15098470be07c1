import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const enketo = (path) => fileURLToPath(new URL(`node_modules/enketo-core/${path}`, import.meta.url));

// one peer at a time, so that none shares a file with another
export default defineConfig(({ mode }) => ({
  base: `/${mode}/`,
  // the files that enketo-core leaves to its host, as it ships them; the names are those of its own package.json
  resolve: {
    alias: {
      "enketo/config": enketo("config.js"),
      "enketo/widgets": enketo("src/js/widgets.js"),
      "enketo/translator": enketo("src/js/fake-translator.js"),
      "enketo/dialog": enketo("src/js/fake-dialog.js"),
      "enketo/file-manager": enketo("src/js/file-manager.js"),
      "enketo/xpath-evaluator-binding": enketo("src/js/xpath-evaluator-binding.js"),
    },
  },
  logLevel: "error",
  build: {
    target: "baseline-widely-available",
    modulePreload: { polyfill: false },
    outDir: `dist/${mode}`,
    rolldownOptions: { input: `${mode}.html` },
  },
}));
