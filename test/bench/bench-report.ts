import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RUNNER_FILES, writeStepEnvironment } from "../action-host/write-step-environment.ts";
import type { LoggedRequest } from "../github/serve/logged-request.ts";
import { askFakeProcess, type FakeProcess, startFakeProcess } from "./fake-process.ts";
import type { Figure } from "./figure.ts";
import { inventBacklog } from "./invent-backlog.ts";
import { wordsOfRule } from "./invent-map.ts";
import { measureProcess, type ProcessFigures } from "./measure-process.ts";

const ROOT = join(import.meta.dirname, "../..");
const CLI = join(ROOT, "action/streamkeeper.mjs");
const NOW = "2026-11-23T10:00:00Z";
const BATCH = 1000;
const REPOSITORY = "acme/shop";

/** The weekly report: a large file, a large repository by the bundled Action, and a large page. */
export async function benchReport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "streamkeeper-bench-"));
  try {
    return [...benchFiles(folder), benchPage(folder), ...(await benchRepository(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchFiles(folder: string): Figure[] {
  const map = writeMap(folder, 20);
  const [small, large] = [10_000, 100_000].map((issues): ProcessFigures => {
    const file = writeBacklog(folder, issues, 20);
    return measureProcess([
      CLI,
      "report",
      "--backlog",
      file,
      "--map",
      map,
      "--now",
      NOW,
      "--json",
      join(folder, "out"),
    ]);
  });
  const ratio = large!.ms / small!.ms;
  return [
    {
      what: "report, 100,000 issues with their histories from a file, whole process",
      figure: `${(large!.ms / 1000).toFixed(1)} s, ${large!.peakMb.toFixed(0)} MB`,
      target: "under 60 s and 1 GB",
      isMet: large!.ms < 60_000 && large!.peakMb < 1000,
    },
    {
      what: "ten times the issues (10,000 to 100,000)",
      figure: `${ratio.toFixed(1)} times the time`,
      target: "at most 11 times",
      isMet: ratio <= 11,
    },
  ];
}

function benchPage(folder: string): Figure {
  const map = writeMap(folder, 50);
  const file = writeBacklog(folder, 10_000, 50);
  const page = join(folder, "page.md");
  measureProcess([CLI, "report", "--backlog", file, "--map", map, "--now", NOW, "--markdown", page]);
  const kib = readFileSync(page).length / 1024;
  return {
    what: "the page of 50 streams and 10,000 issues",
    figure: `${kib.toFixed(0)} KiB`,
    target: "under 900 KiB",
    isMet: kib < 900,
  };
}

async function benchRepository(folder: string): Promise<Figure[]> {
  const fake = await startFakeProcess();
  try {
    const token = await seedRepository(fake, folder);
    const files = Object.entries(RUNNER_FILES);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const place = { apiUrl: fake.url, token, repository: REPOSITORY, runner: folder, workspace: folder };
    const main = join(ROOT, "action/dist/main.js");
    const run = measureProcess([main], writeStepEnvironment({ now: NOW }, place));
    const requests = await askFakeProcess<LoggedRequest[]>(fake, "GET", "requests");
    const points = requests.reduce((sum, { points: paid }) => sum + (paid ?? 0), 0);
    return [
      {
        what: "the bundled Action on 10,000 issues (3,000 open): requests and points",
        figure: `${requests.length} requests, ${points} points`,
        target: "at most 300 and 700",
        isMet: requests.length <= 300 && points <= 700,
      },
      {
        what: "the same, from its start to the written summary; GitHub takes the other core",
        figure: `${(run.ms / 1000).toFixed(1)} s, ${run.peakMb.toFixed(0)} MB`,
        target: "under 15 s and 400 MB",
        isMet: run.ms < 15_000 && run.peakMb < 400,
      },
    ];
  } finally {
    fake.stop();
  }
}

/** To a workflow's token. */
async function seedRepository(fake: FakeProcess, folder: string): Promise<string> {
  const act = (name: string, ...given: unknown[]) =>
    askFakeProcess(fake, "POST", "acts", JSON.stringify({ as: null, act: name, with: given }));
  await act("organization", "acme", ["mara"]);
  const map = readFileSync(writeMap(folder, 20), "utf8");
  await act("repository", REPOSITORY, { isPrivate: false, files: { ".github/flow-map.yml": map } });
  const rows = readFileSync(writeBacklog(folder, 10_000, 20), "utf8");
  await askFakeProcess(fake, "POST", `backlog?repo=${REPOSITORY}`, rows);
  const wanted = { workflow: REPOSITORY, permissions: { issues: "read", contents: "read" } };
  return (await askFakeProcess<{ token: string }>(fake, "POST", "tokens", JSON.stringify(wanted))).token;
}

const idsOf = (streams: number): string[] => Array.from({ length: streams }, (_, index) => `s${index}`);

/** So many streams with ten rules of words each, as YAML's subset JSON. */
function writeMap(folder: string, streams: number): string {
  const entries = idsOf(streams).map((id, stream) => [
    id,
    {
      outcome: "Something for somebody",
      expectation: { percent: 85, days: 30 },
      match: Array.from({ length: 10 }, (_, rule) => ({ words: wordsOfRule(stream * 10 + rule) })),
    },
  ]);
  const file = join(folder, `flow-map-${streams}.yml`);
  const report = { "time-in-labels": ["needs info"] };
  writeFileSync(
    file,
    JSON.stringify({
      version: 1,
      streams: Object.fromEntries(entries),
      report,
      automation: ["streamkeeper[bot]"],
    }),
  );
  return file;
}

function writeBacklog(folder: string, issues: number, streams: number): string {
  const file = join(folder, `backlog-${issues}-${streams}.jsonl`);
  writeFileSync(file, "");
  let rows: string[] = [];
  const plan = { issues, streams: idsOf(streams), now: Date.parse(NOW), size: 2000 };
  for (const row of inventBacklog(plan)) {
    rows.push(JSON.stringify(row));
    if (rows.length < BATCH) continue;
    appendFileSync(file, `${rows.join("\n")}\n`);
    rows = [];
  }
  return file;
}
