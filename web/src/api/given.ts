type Given<Q> = { [K in keyof Q]?: Exclude<Q[K], undefined> };

/** A query without what is not asked for. */
export function given<Q extends object>(query: Q): Given<Q> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Given<Q>;
}
