/* Makes action/dist anew, which is what GitHub runs: `npm run build`, and part of `npm run generate`. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { bundleAction } from "./bundle-action.ts";

const FOLDER = join(PROJECT_ROOT, "action/dist");

const { files } = await bundleAction();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
for (const [name, text] of Object.entries(files)) writeFileSync(join(FOLDER, name), text);
