import { posix } from "node:path";
import type { Page } from "./read-page.ts";

/**
 * Relative links of the pages that lead to no file of the project, or to no heading of the page they name.
 *
 * @param paths every file of the project
 */
export function findDeadLinks(pages: readonly Page[], paths: readonly string[]): string[] {
  const known = new Set(paths);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return pages.flatMap(({ path, links }) =>
    links.flatMap(({ target, line }) => {
      if (/^https:\/\//.test(target)) return [];
      const [file = "", anchor] = target.split("#");
      const goal = file === "" ? path : posix.join(posix.dirname(path), file);
      const isThere = known.has(goal) || paths.some((other) => other.startsWith(`${goal}/`));
      if (!isThere) return [`${path}:${line} links to ${target}, which is not there`];
      if (anchor === undefined || byPath.get(goal)?.anchors.includes(anchor)) return [];
      return [`${path}:${line} links to ${target}, but ${goal} has no such heading`];
    }),
  );
}
