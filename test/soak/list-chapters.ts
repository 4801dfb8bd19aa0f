import type { Figure } from "../bench/figure.ts";
import { seededRandom } from "../bench/random.ts";
import { runBackfill } from "./backfill-run.ts";
import type { Doubles } from "./count-doubles.ts";
import { runDown } from "./down-run.ts";
import { runEndurance } from "./endurance-run.ts";
import { runKills } from "./kill-run.ts";
import { runOutage } from "./outage-run.ts";
import { runReplicas } from "./replicas-run.ts";
import { BACKENDS } from "./soak-place.ts";

/** One of the long tests; it tells its figures. */
export interface Chapter {
  readonly name: string;
  run(effort: Effort): Promise<readonly Figure[]>;
}

export interface Effort {
  readonly seed: number;
  /** Of the full size: 1 = what the targets are about, less = a look in between. */
  readonly share: number;
}

const partOf = (share: number, whole: number): number => Math.max(1, Math.round(share * whole));

/** What must be nothing; the lines say what it was. */
function none(what: string, found: readonly string[]): Figure {
  for (const line of found.slice(0, 20)) console.error(`  ${what}: ${line}`);
  return { what, figure: String(found.length), target: "0", isMet: found.length === 0 };
}

const count = (what: string, found: number | null): Figure => ({
  ...{ what, figure: String(found ?? "not told"), target: "0", isMet: found === 0 },
});

const atMost = (what: string, found: number, most: number, digits = 0): Figure => ({
  ...{ what, figure: found.toFixed(digits), target: `at most ${most}`, isMet: found <= most },
});

const noDoubles = (name: string, { comments, labels, unheard }: Doubles): Figure[] => [
  none(`${name}: comments that are doubled`, comments),
  none(`${name}: labels that are doubled`, labels),
  none(`${name}: commands that were not heard`, unheard),
];

export const CHAPTERS: readonly Chapter[] = [
  { name: "kill", run: kill },
  { name: "down", run: down },
  { name: "outage", run: outage },
  { name: "replicas", run: replicas },
  { name: "backfill", run: backfill },
  { name: "endurance", run: endurance },
];

async function kill({ seed, share }: Effort): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const size = {
      acts: partOf(share, 1000),
      kills: partOf(share, 20),
      repositories: 2,
      issues: 100,
      pace: 8,
    };
    const { killed, differences } = await runKills({ ...size, backend, random: seededRandom(seed) });
    const name = `Kill, ${backend}`;
    figures.push(
      none(`${name}: issues that end otherwise`, differences),
      ...noDoubles(name, killed.doubles),
      count(`${name}: jobs left`, killed.left),
      count(`${name}: dead letters`, killed.deadLetters),
    );
  }
  return figures;
}

async function down({ seed, share }: Effort): Promise<Figure[]> {
  const figures: Figure[] = [];
  const size = { acts: partOf(share, 300), issues: 100 };
  for (const backend of BACKENDS)
    for (const traces of ["deliveries", "none"] as const) {
      const result = await runDown({ ...size, backend, traces, random: seededRandom(seed) });
      const name = `Down, ${backend}, ${traces === "none" ? "deliveries lost" : "deliveries failed"}`;
      const truth = traces === "none" ? result.changed : 0;
      const isMet = result.repaired === truth;
      figures.push(
        none(`${name}: issues that end otherwise`, result.differences),
        ...noDoubles(name, result.doubles),
        { what: `${name}: repaired`, figure: String(result.repaired), target: String(truth), isMet },
        count(`${name}: jobs left`, result.left),
      );
    }
  return figures;
}

async function outage({ seed, share }: Effort): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const size = { acts: partOf(share, 600), issues: 100, pace: 10, outageMs: 30_000 };
    const result = await runOutage({ ...size, backend, random: seededRandom(seed) });
    const name = `Outage, ${backend}`;
    figures.push(
      none(`${name}: issues that end otherwise`, result.differences),
      ...noDoubles(name, result.doubles),
      atMost(`${name}: requests against a calm run's`, result.requests / result.calmRequests, 1.2, 2),
      count(`${name}: dead letters`, result.deadLetters),
      count(`${name}: jobs left`, result.left),
    );
  }
  return figures;
}

async function replicas({ seed, share }: Effort): Promise<Figure[]> {
  const size = { acts: partOf(share, 5000), organizations: 20, issues: 100, replicas: 4, latencyMs: 200 };
  const { one, many, differences } = await runReplicas({ ...size, random: seededRandom(seed) });
  const faster = one.seconds / many.seconds;
  return [
    none("Replicas: issues that end otherwise", differences),
    ...noDoubles("Replicas", many.doubles),
    none("Replicas: looks at one issue at the same time", many.overlaps),
    atMost("Replicas: requests against one process's", many.requests / one.requests, 1.1, 2),
    {
      what: `Replicas: throughput against one process's (looks: ${many.looks.join(", ")})`,
      figure: faster.toFixed(1),
      target: "at least 2",
      isMet: faster >= 2,
    },
    count("Replicas: dead letters", many.deadLetters),
  ];
}

async function backfill({ share }: Effort): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const withBoard of [false, true]) {
    const result = await runBackfill({ backend: "PostgreSQL", issues: partOf(share, 5000), withBoard });
    const name = `Backfill, ${withBoard ? "with" : "without"} a board`;
    figures.push(
      atMost(`${name}: requests (${result.seconds.toFixed(0)} s)`, result.requests, withBoard ? 600 : 400),
      count(`${name}: secondary limits`, result.limited),
      count(`${name}: comments`, result.comments),
      count(`${name}: issues left out`, result.missed),
    );
  }
  return figures;
}

async function endurance({ seed, share }: Effort): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const size = {
      acts: partOf(share, 20_000),
      warmUp: partOf(share, 2000),
      organizations: 20,
      issues: 50,
      pace: 50,
    };
    const result = await runEndurance({ ...size, backend, random: seededRandom(seed) });
    const name = `Soak, ${backend}`;
    const growth = result.lastMb / result.firstMb;
    figures.push(
      atMost(
        `${name}: memory against that after 2,000 events (${result.lastMb.toFixed(0)} MB)`,
        growth,
        1.2,
        2,
      ),
      ...noDoubles(name, result.doubles),
      count(`${name}: dead letters`, result.deadLetters),
      count(`${name}: jobs left`, result.left),
    );
  }
  return figures;
}
