import { join } from "node:path";

/** The project's own folder. */
export const PROJECT_ROOT = join(import.meta.dirname, "..", "..");
