import type { Spending } from "../limits/budget.ts";
import type { Route } from "./route.ts";

const write = ({ limit, used, remaining, reset, resource }: Spending): object => ({
  limit,
  used,
  remaining,
  reset,
  resource,
});

/** Asking for the budgets costs nothing. */
export const limitRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/rate_limit",
    handle: ({ budgets: { core, graphql } }) => ({
      status: 200,
      body: { resources: { core: write(core), graphql: write(graphql) }, rate: write(core) },
    }),
    docs: "rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user",
  },
];
