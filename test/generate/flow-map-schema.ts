import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeSchema } from "../../shared/flow-map/write-schema.ts";

const FILE = join(import.meta.dirname, "../../shared/flow-map/flow-map.schema.json");

writeFileSync(FILE, writeSchema());
