/** A key for each code: the code itself, and one of its own for a code that stands twice, as a draft's may. */
export function keysOf(codes: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return codes.map((code) => {
    const before = seen.get(code) ?? 0;
    seen.set(code, before + 1);
    return before ? `${code} ${before}` : code;
  });
}
