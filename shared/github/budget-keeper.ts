import type { Budget } from "./budget.ts";

/** Where an installation's budget is kept, so that a restart does not forget it and replicas share it. */
export interface BudgetKeeper {
  /**
   * Changes the budget as nobody else can meanwhile (in a database: a locked row), and resolves to what it is now.
   *
   * @param step may be called again where the change has to be tried again
   */
  change(step: (stored: Budget) => Budget): Promise<Budget>;
}
