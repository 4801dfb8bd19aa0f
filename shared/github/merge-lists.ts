/**
 * What several lists give, as it comes: each is asked for its next while the last one is used. One that fails ends all.
 */
export async function* mergeLists<T>(lists: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const coming = new Map(lists.map((list) => [list, readNext(list)]));
  try {
    while (coming.size > 0) {
      const { list, result } = await Promise.race(coming.values());
      if (result.done === true) coming.delete(list);
      else {
        coming.set(list, readNext(list));
        yield result.value;
      }
    }
  } finally {
    // They end when their request does, which nobody waits for.
    for (const list of coming.keys()) void list.return(undefined);
  }
}

interface Next<T> {
  readonly list: AsyncGenerator<T>;
  readonly result: IteratorResult<T, unknown>;
}

function readNext<T>(list: AsyncGenerator<T>): Promise<Next<T>> {
  const next = list.next().then((result) => ({ list, result }));
  // Another list may have failed first.
  next.catch(() => undefined);
  return next;
}
