import type { Terminal } from "../../action/terminal.ts";
import type { Child } from "./child.ts";

/** Where the demo is played. */
export interface Stage {
  /** An empty folder to work in: no `.env` is read there. */
  readonly folder: string;
  readonly terminal: Terminal;
  /** Told each process that is started, so that somebody ends it whatever happens. */
  readonly onStart: (name: string, child: Child) => void;
}
