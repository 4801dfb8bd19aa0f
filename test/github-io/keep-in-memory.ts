import { type Budget, FRESH_BUDGET } from "../../shared/github/budget.ts";
import type { BudgetKeeper } from "../../shared/github/budget-keeper.ts";

/** Keeps it for as long as the test lasts. */
export function keepInMemory(budget: Budget = FRESH_BUDGET): BudgetKeeper {
  let kept = budget;
  return {
    change: async (step) => {
      kept = step(kept);
      return kept;
    },
  };
}
