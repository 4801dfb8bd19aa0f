import { listFiles } from "../files/list-files.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { type Page, readPage } from "./read-page.ts";

/** Every page of documentation: Markdown outside of the tests. */
export function listPages(): Page[] {
  return listFiles(PROJECT_ROOT)
    .filter((path) => path.endsWith(".md") && !path.startsWith("test/"))
    .map(readPage);
}
