/** Each item under its code; one whose code stands twice, as a draft's may, under a key of its own. */
export function keyed<T>(items: readonly T[], codeOf: (item: T) => string): { key: string; item: T; at: number }[] {
  const seen = new Map<string, number>();
  return items.map((item, at) => {
    const code = codeOf(item);
    const before = seen.get(code) ?? 0;
    seen.set(code, before + 1);
    return { key: before ? `${code} ${before}` : code, item, at };
  });
}
