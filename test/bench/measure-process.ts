import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface ProcessFigures {
  readonly ms: number;
  /** Peak resident memory, MB of a million bytes. */
  readonly peakMb: number;
  readonly stdout: string;
}

/** Runs Node with a script, whole process, and tells its time and peak memory. Throws when it fails. */
export function measureProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ProcessFigures {
  const folder = mkdtempSync(join(tmpdir(), "streamkeeper-bench-"));
  const report = join(folder, "peak");
  try {
    const start = performance.now();
    const reporter = join(import.meta.dirname, "report-peak.ts");
    const result = spawnSync(process.execPath, ["--import", reporter, ...args], {
      encoding: "utf8",
      env: { ...process.env, ...env, BENCH_PEAK_FILE: report },
      maxBuffer: 1 << 28,
    });
    const ms = performance.now() - start;
    if (result.status !== 0)
      throw new Error(`${args.join(" ")}: exit code ${result.status}\n${result.stderr}`);
    return { ms, peakMb: (Number(readFileSync(report, "utf8")) * 1024) / 1e6, stdout: result.stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
