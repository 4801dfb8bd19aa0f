/* Writes what the command line prints into the documentation's examples; part of `npm run generate`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ExampleFolder } from "../docs/example-folder.ts";
import { fillSessions } from "../docs/fill-sessions.ts";
import { listPages } from "../docs/list-pages.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";

using folder = new ExampleFolder();
for (const { path, text } of listPages()) {
  const filled = fillSessions(text, (args) => folder.run(args));
  if (filled !== text) writeFileSync(join(PROJECT_ROOT, path), filled);
}
