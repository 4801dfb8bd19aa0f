import { Refusal } from "../state/refusal.ts";

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** One page of the list. A cursor still finds its place when items before it came or went, and itself went. */
export function connectList<T extends { readonly id: string }>(
  list: readonly T[],
  args: PageArguments,
): Connection<T> {
  const from = args.after ? findAfter(list, args.after) : 0;
  const to = args.before ? findAt(list, args.before) : list.length;
  const first = args.first ?? null;
  const last = args.last ?? null;
  const end = first === null ? to : Math.min(to, from + first);
  const start = last === null ? from : Math.max(from, end - last);
  const edges = list
    .slice(start, end)
    .map((node, index) => ({ cursor: toCursor(node.id, start + index), node }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    totalCount: list.length,
    pageInfo: {
      hasNextPage: end < list.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const toCursor = (id: string, index: number): string =>
  Buffer.from(`cursor:v2:${index}:${id}`).toString("base64");

function readCursor(cursor: string): { index: number; id: string } {
  const match = /^cursor:v2:(\d+):(.+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"));
  if (match === null)
    throw new Refusal("UNPROCESSABLE", `\`${cursor}\` does not appear to be a valid cursor.`);
  return { index: Number(match[1]), id: match[2]! };
}

function findAfter<T extends { readonly id: string }>(list: readonly T[], cursor: string): number {
  const { index, id } = readCursor(cursor);
  const at = list.findIndex((item) => item.id === id);
  return at >= 0 ? at + 1 : Math.min(index, list.length);
}

function findAt<T extends { readonly id: string }>(list: readonly T[], cursor: string): number {
  const { index, id } = readCursor(cursor);
  const at = list.findIndex((item) => item.id === id);
  return at >= 0 ? at : Math.min(index, list.length);
}
