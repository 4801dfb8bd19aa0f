import type { DoorRequest } from "./soak-door.ts";

/** One process at one issue: from its read to the last write that followed from it. */
interface Look {
  readonly door: number;
  readonly from: number;
  to: number;
}

/**
 * Issues that two processes were at at the same time: a line each.
 *
 * @param requests of all doors
 */
export function findOverlaps(requests: readonly DoorRequest[]): string[] {
  const looks = new Map<string, Look[]>();
  for (const request of requests.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const to = request.endedAt ?? request.startedAt;
    if (request.reads !== null) {
      const key = request.reads.toLowerCase();
      looks.set(key, [...(looks.get(key) ?? []), { door: request.door, from: request.startedAt, to }]);
    }
    for (const issue of request.touches) {
      const last = looks.get(issue.toLowerCase())?.findLast(({ door }) => door === request.door);
      if (last !== undefined) last.to = Math.max(last.to, to);
    }
  }
  return [...looks].flatMap(([issue, its]) => findIn(issue, its));
}

function findIn(issue: string, looks: readonly Look[]): string[] {
  return looks.flatMap((look, at) =>
    looks
      .slice(at + 1)
      .filter((other) => other.door !== look.door && other.from < look.to)
      .map(
        (other) =>
          `${issue}: ${look.door} until ${look.to.toFixed(0)}, ${other.door} from ${other.from.toFixed(0)}`,
      ),
  );
}
