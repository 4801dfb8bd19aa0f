import { error, info, warning } from "@actions/core";
import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import { escapeTerminal } from "../shared/text/escape-terminal.ts";
import { placeInRepository } from "./place-in-repository.ts";
import type { Terminal } from "./terminal.ts";

/** Long work says this often how far it is, milliseconds. */
const PROGRESS_EVERY = 10_000;

/**
 * The log of a workflow's job as the terminal of a command. Warnings and problems of files become annotations; no line
 * can be taken for a command to the runner, whoever wrote it.
 *
 * @param workspace the folder that the repository is checked out into
 */
export function openWorkflowLog(workspace: string): Terminal {
  const print = (text: string): void => info(text.split("\n").map(escapeTerminal).join("\n"));
  let last = Date.now();
  return {
    print,
    inform: print,
    // A workflow command escapes its own text.
    warn: (text) => warning(text.trim()),
    annotate: (problems) => {
      for (const problem of problems) annotate(problem, workspace);
    },
    width: Number.POSITIVE_INFINITY,
    paint: (_, text) => text,
    paintWarning: (_, text) => text,
    progress: (text) => {
      if (text === "" || Date.now() - last < PROGRESS_EVERY) return;
      last = Date.now();
      print(text);
    },
  };
}

function annotate({ severity, code, file, span, message, hint }: Diagnostic, workspace: string): void {
  const say = severity === "error" ? error : warning;
  say(hint === null ? message : `${message}\n${hint}`, {
    title: `Flow map: ${code}`,
    file: placeInRepository(file, workspace),
    startLine: span.line,
    startColumn: span.column,
  });
}
