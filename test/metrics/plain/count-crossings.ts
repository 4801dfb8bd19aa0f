import type { PlainCounted } from "./gather-items.ts";
import { isIn } from "./spans.ts";

/**
 * Open blocks at an instant between this stream and others, once for each ordered pair of streams. `in`: an item here
 * waits for another stream; `out`: another stream waits for an item here.
 */
export function countCrossings(all: readonly PlainCounted[], stream: string, at: number, isNow: boolean) {
  const pairs = all.flatMap(({ blocks, life, streams }) =>
    blocks.flatMap(({ blocker, spans, isBeginningUnknown }) => {
      // Whether it held earlier, nobody knows.
      if (isBeginningUnknown && !isNow) return [];
      if (!isIn(life.spans, at) || !isIn(spans, at)) return [];
      const blocking = all.find(({ key }) => key === blocker.key);
      return (blocking?.streams ?? []).flatMap((from) => streams.map((to) => ({ from, to })));
    }),
  );
  const crossing = pairs.filter(({ from, to }) => from !== to);
  return {
    in: crossing.filter(({ to }) => to === stream).length,
    out: crossing.filter(({ from }) => from === stream).length,
  };
}
