const LATEST_MS = 100;

/** Resolves when what was changed last can be seen: what is heavy begins then, so that no tap waits for it. */
export async function painted(): Promise<void> {
  if (document.visibilityState === "hidden") return;
  await new Promise<void>((done) => {
    requestAnimationFrame(() => setTimeout(done));
    // no frame comes to a page that is just being covered
    setTimeout(done, LATEST_MS);
  });
}
