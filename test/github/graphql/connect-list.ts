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

/** How a list's cursors are written and found again. */
export interface Cursors<T> {
  write(item: T, index: number): string;
  /** The index of the item; where it is gone, of the one that stands in its place. */
  find(list: readonly T[], cursor: string): { readonly index: number; readonly isThere: boolean };
}

type Identified = { readonly id: string };

/**
 * One page of the list. A cursor still finds its place when items before it came or went, and itself went. What a
 * query does not select is not worked out: cursors cost more than all the rest.
 */
export function connectList<T extends Identified>(
  list: readonly T[],
  args: PageArguments,
  cursors: Cursors<T> = byIndex,
): Connection<T> {
  const from = args.after ? behind(cursors.find(list, args.after)) : 0;
  const to = args.before ? cursors.find(list, args.before).index : list.length;
  const first = args.first ?? null;
  const last = args.last ?? null;
  const end = Math.max(from, first === null ? to : Math.min(to, from + first));
  const start = last === null ? from : Math.max(from, end - last);
  const nodes = list.slice(start, end);
  const cursorAt = (at: number): string | null =>
    nodes.length === 0 ? null : cursors.write(nodes.at(at)!, at < 0 ? end + at : start + at);
  return {
    nodes,
    get edges() {
      return nodes.map((node, index) => ({ cursor: cursors.write(node, start + index), node }));
    },
    totalCount: list.length,
    pageInfo: {
      hasNextPage: end < list.length,
      hasPreviousPage: start > 0,
      get startCursor() {
        return cursorAt(0);
      },
      get endCursor() {
        return cursorAt(-1);
      },
    },
  };
}

const behind = ({ index, isThere }: { index: number; isThere: boolean }): number =>
  isThere ? index + 1 : index;

export const encodeCursor = (text: string): string => Buffer.from(`cursor:v2:${text}`).toString("base64");

/** The parts of a cursor whose text fits the pattern. */
export function decodeCursor(cursor: string, pattern: RegExp): RegExpExecArray {
  const text = Buffer.from(cursor, "base64").toString("utf8");
  const match = text.startsWith("cursor:v2:") ? pattern.exec(text.slice("cursor:v2:".length)) : null;
  if (match !== null) return match;
  throw new Refusal("UNPROCESSABLE", `\`${cursor}\` does not appear to be a valid cursor.`);
}

const byIndex: Cursors<Identified> = {
  write: ({ id }, index) => encodeCursor(`${index}:${id}`),
  find: (list, cursor) => {
    const [, place, id] = decodeCursor(cursor, /^(\d+):(.+)$/);
    const index = Number(place);
    if (list[index]?.id === id) return { index, isThere: true };
    const moved = list.findIndex((item) => item.id === id);
    return moved >= 0
      ? { index: moved, isThere: true }
      : { index: Math.min(index, list.length), isThere: false };
  },
};
