import type { PageReader } from "../reconcile/ports.ts";
import type { FollowTools } from "./follow-lists.ts";
import { readOpenPages } from "./issue-reader.ts";

/** As many as GitHub gives at once; pages that are too much for it are made smaller. */
const LARGEST_PAGE = 100;
/** A sweep that meets an outage is better left for later than read one by one. */
const SMALLEST_PAGE = 4;

/** Reads a repository in few requests, and from anywhere on. */
export const openPageReader = (tools: FollowTools): PageReader => ({
  readOpenPages: (repository, lookup, after) =>
    readOpenPages({ repository, lookup, after, most: LARGEST_PAGE, least: SMALLEST_PAGE }, tools),
});
