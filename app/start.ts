import { createWorker } from "./create-worker.ts";
import { runHost } from "./run-host.ts";

await runHost({ process, folder: process.cwd(), createWorker });
