import type { GraphQLSchema } from "graphql";
import type { TokenStore } from "../access/token-store.ts";
import type { FaultList } from "../faults/fault-list.ts";
import type { Budget } from "../limits/budget.ts";
import type { SecondaryLimits } from "../limits/secondary-limits.ts";
import type { Site } from "../shapes/site.ts";
import type { World } from "../state/world.ts";
import type { PostOffice } from "../webhooks/post-office.ts";
import type { LoggedRequest } from "./logged-request.ts";

/** What one fake GitHub is made of. */
export interface Parts {
  readonly world: World;
  readonly tokens: TokenStore;
  readonly post: PostOffice;
  readonly budget: Budget;
  readonly secondary: SecondaryLimits;
  readonly faults: FaultList;
  readonly schema: GraphQLSchema;
  readonly requests: LoggedRequest[];
  /** Requests that GitHub does not document, and gaps of the fake that were met. */
  readonly mistakes: string[];
  readonly site: Site;
  /** Whether other processes may set the scene and act through `/_fake/`. */
  readonly isControlled: boolean;
}
