import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { phoneChunks } from "./chunks.ts";
import { compressed } from "./compressed.ts";
import { shell } from "./shell.ts";
import { withoutUnused } from "./without.ts";

const backend = process.env.BACKEND ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [svelte(), withoutUnused(), shell(), compressed()],
  // vitest runs in node, where svelte would otherwise offer its server build
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  build: {
    target: "baseline-widely-available",
    assetsInlineLimit: 0,
    // what a part needs of the rest is here already; only its styles must come with it
    modulePreload: { polyfill: false, resolveDependencies: (_part, files) => files.filter((name) => name.endsWith(".css")) },
    rolldownOptions: {
      checks: { pluginTimings: false },
      optimization: { inlineConst: { mode: "all", pass: 3 } },
      output: { codeSplitting: { groups: phoneChunks() } },
    },
  },
  server: { proxy: { "/api": backend } },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.ts"],
  },
});
