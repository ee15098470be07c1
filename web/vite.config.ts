import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { shell } from "./shell.ts";

const backend = process.env.BACKEND ?? "http://127.0.0.1:8000";

/** What the phone says from the start is one file a language: it is asked for once, and no file holds two of them. */
const wordsOfThePhone = {
  name(module: string): string | null {
    const language = /src\/words\/(?:everywhere|phone)\/(en|ms|id)\.ts$/.exec(module)?.[1];
    return language ? `words-${language}` : null;
  },
};

export default defineConfig({
  plugins: [svelte(), shell()],
  // vitest runs in node, where svelte would otherwise offer its server build
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  build: {
    target: "baseline-widely-available",
    assetsInlineLimit: 0,
    rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: { groups: [wordsOfThePhone] } } },
  },
  server: { proxy: { "/api": backend } },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.ts"],
  },
});
