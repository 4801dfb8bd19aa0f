import type { Target } from "./wake-up.ts";

/** One text per target: the key under which wake-ups merge. GitHub's names of owners and repositories ignore case. */
export function nameTarget(target: Target): string {
  const { kind, installation } = target;
  if (kind === "installation") return `${kind} ${installation}`;
  if (kind === "board-item") return `${kind} ${installation} ${target.content}`;
  const repository = `${kind} ${installation} ${target.owner}/${target.repo}`.toLowerCase();
  return "number" in target ? `${repository}#${target.number}` : repository;
}
