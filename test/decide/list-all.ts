/** Everything that an asynchronous source gives, in its order. */
export async function listAll<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}
