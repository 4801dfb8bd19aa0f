import type { TokenStore } from "../access/token-store.ts";
import type { Budget, Resource } from "./budget.ts";
import { limitOf, payerOf } from "./payer.ts";

/** Leaves who pays for the token's requests so many points for the rest of the hour. */
export function leavePoints(
  { tokens, budget }: { readonly tokens: TokenStore; readonly budget: Budget },
  token: string,
  remaining: number,
  resource: Resource = "graphql",
): void {
  const session = tokens.open(`bearer ${token}`);
  if (typeof session === "string") throw new Error(`The fake GitHub does not know the token: ${session}`);
  budget.leave(payerOf(session), resource, limitOf(session, resource), remaining);
}
