import type { SweepMemory, SweepRecord } from "../../shared/reconcile/sweep.ts";
import type { RepositoryPlace } from "../wake-up.ts";
import type { Notes } from "./notes.ts";
import { readSweepRecord } from "./read-sweep-record.ts";
import { keyOf } from "./stored-job.ts";

/** What is remembered of one repository's sweeps. */
export class SweepNotes implements SweepMemory {
  private readonly notes: Notes;
  private readonly name: string;

  constructor(notes: Notes, { installation, owner, repo }: RepositoryPlace) {
    this.notes = notes;
    this.name = keyOf({ kind: "sweep", installation, owner, repo });
  }

  async read(): Promise<SweepRecord | null> {
    return readSweepRecord(await this.notes.read(this.name));
  }

  async write(record: SweepRecord): Promise<void> {
    await this.notes.write(this.name, record);
  }
}
