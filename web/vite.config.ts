import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { phoneChunks } from "./chunks.ts";
import { shell } from "./shell.ts";

const backend = process.env.BACKEND ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [svelte(), shell()],
  // vitest runs in node, where svelte would otherwise offer its server build
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  build: {
    target: "baseline-widely-available",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: { groups: phoneChunks() } } },
  },
  server: { proxy: { "/api": backend } },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.ts"],
  },
});
