import { writeFileSync } from "node:fs";

/** Loaded before the script that is measured: writes its peak memory (kB) to a file when it ends. */
const file = process.env.BENCH_PEAK_FILE;
if (file !== undefined) process.on("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
