import type { PlainCounted } from "./gather-items.ts";
import type { PlainWindow } from "./list-weeks.ts";
import { isAutomation, isBot, loginOf } from "./place-item.ts";
import { rankDays } from "./rank-percentile.ts";

/** From creation to the first comment by a person who is not the author, for what was created in the window. */
export function measureResponses(
  items: readonly PlainCounted[],
  { from, to }: PlainWindow,
  automation: readonly string[],
  now: number,
) {
  const created = items.filter((item) => item.created >= from && item.created < to);
  const times = created.flatMap(({ item }) => {
    const author = loginOf(item.row.author ?? null);
    const first = item.moments.find(
      ({ name, at, actor }) =>
        name === "commented" &&
        at < now &&
        !isBot(actor) &&
        !isAutomation(actor, automation) &&
        // Nobody knows who a deleted account was: it is a person, and not the author.
        (loginOf(actor) === "" || loginOf(actor) !== author),
    );
    return first === undefined ? [] : [first.at - item.created];
  });
  return {
    n: times.length,
    unanswered: created.length - times.length,
    p50: rankDays(times, 50),
    p85: rankDays(times, 85),
  };
}
