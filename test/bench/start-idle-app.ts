import { runHost } from "../../app/run-host.ts";

/* The App with a worker that does nothing: what is measured is the host. */
await runHost({ process, folder: process.cwd(), createWorker: () => ({ run: async () => {} }) });
