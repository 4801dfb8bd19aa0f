import type { ListPage } from "./queries/history-answer.ts";
import type { ListKind } from "./queries/history-lists.ts";

/** Pages of 100 of one list; what is longer is no backlog's issue. */
const MOST_PAGES = 50;

/** A list of an issue, of which an answer holds the first page, and others the pages that follow. */
export class LongList<T> {
  readonly kind: ListKind;
  private readonly isEnough: (items: readonly T[]) => boolean;
  private all: readonly T[] = [];
  private rest: ListPage<T>["pageInfo"] = {};
  private pages = 0;
  private holes = false;

  /**
   * @param first undefined = not asked for
   * @param isEnough whether what follows need not be read
   */
  constructor(
    kind: ListKind,
    first: ListPage<T> | null | undefined,
    isEnough: (items: readonly T[]) => boolean = () => false,
  ) {
    this.kind = kind;
    this.isEnough = isEnough;
    if (first != null) this.add(first);
  }

  /** In the list's own order. */
  get items(): readonly T[] {
    return this.all;
  }

  /** Whether GitHub keeps something back that stands among them. */
  get hasHoles(): boolean {
    return this.holes;
  }

  /** Whether more is there, and wanted. */
  get goesOn(): boolean {
    const { hasNextPage, hasPreviousPage } = this.rest;
    const hasMore = this.kind.backwards ? hasPreviousPage : hasNextPage;
    return hasMore === true && this.pages < MOST_PAGES && !this.isEnough(this.all);
  }

  /** Where the next page begins. */
  get cursor(): string | null {
    return (this.kind.backwards ? this.rest.startCursor : this.rest.endCursor) ?? null;
  }

  add({ nodes, pageInfo }: ListPage<T>): void {
    const page = (nodes ?? []).filter((node) => node !== null);
    this.all = this.kind.backwards ? [...page, ...this.all] : [...this.all, ...page];
    this.holes ||= nodes?.includes(null) ?? true;
    this.rest = pageInfo;
    this.pages += 1;
  }
}
