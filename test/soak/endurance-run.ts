import { readFileSync } from "node:fs";
import { countDoubles, type Doubles } from "./count-doubles.ts";
import { noteProgress } from "./note-progress.ts";
import { runActs } from "./run-acts.ts";
import { inventActs } from "./soak-acts.ts";
import type { Backend } from "./soak-place.ts";
import { describeApp, openSoakStage } from "./soak-stage.ts";

export interface EnduranceSize {
  readonly backend: Backend;
  readonly acts: number;
  /** After so many, memory is read for the first time. */
  readonly warmUp: number;
  readonly organizations: number;
  readonly issues: number;
  readonly pace: number;
  readonly random: () => number;
}

export interface EnduranceResult {
  /** MB of a million bytes. */
  readonly firstMb: number;
  readonly lastMb: number;
  readonly left: number | null;
  readonly deadLetters: number | null;
  readonly doubles: Doubles;
  readonly requests: number;
}

/** Many events over many installations. */
export async function runEndurance(size: EnduranceSize): Promise<EnduranceResult> {
  const { backend, acts: count, warmUp, organizations, issues, pace, random } = size;
  const acts = inventActs({ count, repositories: organizations, issues, withBoard: true, random });
  const worldSize = { organizations, repositories: 1, issues, withBoard: true, limits: true };
  const stage = await openSoakStage({ backend, size: worldSize });
  const { world, apps } = stage;
  const [app] = apps;
  try {
    let firstMb = Number.NaN;
    const onAct = (index: number) => {
      if (index === warmUp) firstMb = readMb(app.runner.pid);
      if (index % 1000 === 0)
        noteProgress(`${backend}: act ${index}, ${readMb(app.runner.pid).toFixed(0)} MB`);
    };
    await runActs({ world, acts, pace, onAct });
    const lastMb = readMb(app.runner.pid);
    await stage.settle();
    const deadLetters = await app.readMetric("streamkeeper_dead_letters");
    const requests = app.door.requests.length;
    const left = await app.runner.stop();
    return { firstMb, lastMb, left, deadLetters, doubles: countDoubles(world), requests };
  } catch (error) {
    console.error(describeApp(app));
    throw error;
  } finally {
    await stage.close();
  }
}

/** Resident memory, as Linux tells it. */
function readMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return (Number(kilobytes) * 1024) / 1e6;
}
