/** Items by the stream that they count in, null = none; one of several streams is in each. Their order stays. */
export function groupByStream<T extends { readonly streams: readonly string[] }>(
  items: readonly T[],
): ReadonlyMap<string | null, readonly T[]> {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    for (const id of item.streams.length === 0 ? [null] : new Set(item.streams)) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [item]);
      else group.push(item);
    }
  }
  return groups;
}
