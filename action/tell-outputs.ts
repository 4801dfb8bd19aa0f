import { setOutput } from "@actions/core";
import type { OutputName } from "./outputs.ts";

/** Gives outputs to later steps, in their order. Returns why they could not be given; null = they are. */
export function tellOutputs(outputs: Readonly<Partial<Record<OutputName, string>>>): string | null {
  try {
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
    return null;
  } catch {
    return "The outputs can't be given to later steps: the file that GITHUB_OUTPUT names is not there, or is not to be written to.";
  }
}
