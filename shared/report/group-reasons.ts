import { escapeMarkdown } from "../text/escape-markdown.ts";
import { enumerate } from "./markdown.ts";

/** Why figures are missing, each reason once: "too few items (Checkout and Refunds); no history (Search)". */
export function groupReasons(
  missing: readonly { readonly name: string; readonly reason: string | undefined }[],
): string {
  const groups = new Map<string, string[]>();
  for (const { name, reason = "not known" } of missing)
    groups.set(reason, [...(groups.get(reason) ?? []), escapeMarkdown(name)]);
  return [...groups]
    .map(([reason, names]) => `${escapeMarkdown(reason, 200)} (${enumerate(names)})`)
    .join("; ");
}
