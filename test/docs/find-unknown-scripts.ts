import type { Page } from "./read-page.ts";

/** Names behind `npm run`, in text and code of the pages, that package.json does not have as scripts. */
export function findUnknownScripts(
  pages: readonly Page[],
  scripts: Readonly<Record<string, string>>,
): string[] {
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)].flatMap(([written, name, test]) =>
      Object.hasOwn(scripts, name ?? test ?? "") ? [] : [`${path}: there is no script for "${written}"`],
    ),
  );
}
