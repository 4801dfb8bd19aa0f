import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { isAutomation } from "../shared/decide/is-automation.ts";
import type { Issue } from "../shared/domain/issue.ts";
import { foldName } from "../shared/text/fold-name.ts";

/** Logins, without "[bot]", of the bots that put streams' own labels and are not among the map's automation. */
export function findOtherBots(issues: readonly Issue[], map: CompiledMap): string[] {
  const events = issues.flatMap((issue) => issue.events ?? []);
  const logins = events.flatMap(({ event, actor, label }) => {
    const isStream = event === "labeled" && label !== null && map.labels.own.has(foldName(label));
    const isOther = isStream && actor?.kind === "bot" && !isAutomation(actor, map.automation);
    return isOther ? [actor.login] : [];
  });
  return [...new Set(logins)].sort();
}
