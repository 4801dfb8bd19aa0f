import type { IssueLookup, ObservedIssue, PageReader } from "../../shared/reconcile/ports.ts";
import { gather } from "./gather.ts";
import { WEB } from "./open-shop-readers.ts";

/** All open issues of a repository, of all pages. */
export async function gatherIssues(
  pages: PageReader,
  lookup: IssueLookup,
  repository = WEB,
): Promise<ObservedIssue[]> {
  const all = await gather(pages.readOpenPages(repository, lookup, null));
  return all.flatMap(({ issues }) => issues);
}
