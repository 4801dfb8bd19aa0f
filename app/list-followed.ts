import type { FlowMap } from "../shared/domain/flow-map.ts";
import type { SaidSetting } from "../shared/domain/setting.ts";
import type { ObservedComment } from "../shared/reconcile/ports.ts";
import { readCommands } from "./commands.ts";

/** What these comments set when they were heard, in their order; those that we did not agree to set nothing. */
export function listFollowed(comments: readonly ObservedComment[], flowMap: FlowMap): SaidSetting[] {
  return comments.flatMap(({ agreed, body, createdAt }) => {
    const setting = agreed ? readCommands(body, flowMap).setting : null;
    return setting === null ? [] : [{ setting, at: createdAt }];
  });
}
