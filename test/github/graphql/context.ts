import type { Session } from "../access/session.ts";
import type { Spending } from "../limits/budget.ts";
import type { World } from "../state/world.ts";

/** What every resolver is given. */
export interface Context {
  readonly world: World;
  readonly session: Session;
  /** Of the web pages: no slash at the end. */
  readonly webUrl: string;
  readonly cost: number;
  readonly nodeCount: number;
  /** After this call was paid. */
  readonly spending: Spending;
}
