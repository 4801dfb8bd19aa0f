import type { Role } from "../github/state/repository.ts";
import { APP_SLUG } from "./names.ts";

/** Who works at Fernhill, and what they may do in its repository. Everybody else is a customer. */
export const STAFF: Readonly<Record<string, Role>> = {
  "yarrow-pm": "maintain",
  "bramble-dev": "write",
  "oakroot-dev": "write",
  "sorrel-dev": "write",
  "juniper-ops": "write",
  "thistle-qa": "triage",
  "willow-design": "triage",
  "clover-support": "triage",
  "nettle-support": "triage",
};

/** Acts for accounts that were deleted; GitHub shows them as its ghost. */
export const GHOST = "somebody-who-left";

/** What ran Streamkeeper in the shop's backlog. Here the App did that. */
const WORKFLOW = "github-actions";

/** The login as the fake GitHub has it: without what marks a bot. */
export function plainLogin(login: string): string {
  const plain = login.replace(/^app\//, "").replace(/\[bot\]$/, "");
  return plain === WORKFLOW ? APP_SLUG : plain;
}

export const isBot = (login: string): boolean => /^app\/|\[bot\]$/.test(login);
