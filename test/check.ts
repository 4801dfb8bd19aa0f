/*
 * `npm run check`: everything that CI asks of a change, one line a step, all steps even if one fails. With
 * `--tested`, as CI calls it right after `npm test`, without the tests.
 */
import { listSteps } from "./check/list-steps.ts";
import type { Step, StepResult } from "./check/step.ts";

const indent = (text: string): string => text.trimEnd().replace(/^(?=.)/gm, "      ");

function describeResult({ name, remedy }: Step, result: StepResult, seconds: number): string {
  const line = `${result.ok ? "ok   " : "FAIL "} ${name.padEnd(26)} ${seconds.toFixed(1).padStart(5)} s`;
  if (result.ok) return result.note === undefined ? line : `${line}  (${result.note})`;
  return `${line}\n${indent(result.output)}\n      What to do: ${remedy}.`;
}

async function runSteps(steps: readonly Step[]): Promise<number> {
  let failed = 0;
  for (const step of steps) {
    if (process.stdout.isTTY) process.stdout.write(`      ${step.name} ...\r`);
    const start = performance.now();
    const result = await step.run();
    console.log(describeResult(step, result, (performance.now() - start) / 1000));
    if (!result.ok) failed++;
  }
  return failed;
}

const tested = process.argv.includes("--tested");
const steps = listSteps(process.cwd(), { strict: process.env.CI === "true", tested });
const failed = await runSteps(steps);
console.log(failed === 0 ? "Everything is in order." : `${failed} of ${steps.length} steps failed.`);
process.exitCode = failed === 0 ? 0 : 1;
