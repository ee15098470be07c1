/** A question's tags with another code in one family; undefined when none is left. */
export function tagsWith(tags: Readonly<Record<string, string>> | undefined, family: string, code: string | undefined): Record<string, string> | undefined {
  const { [family]: _, ...others } = tags ?? {};
  const next = code === undefined ? others : { ...others, [family]: code };
  return Object.keys(next).length ? next : undefined;
}
