import { appRoutes } from "./app-routes.ts";
import { commentRoutes } from "./comment-routes.ts";
import { contentRoutes } from "./content-routes.ts";
import { deliveryRoutes } from "./delivery-routes.ts";
import { issueRoutes } from "./issue-routes.ts";
import { labelRoutes } from "./label-routes.ts";
import { limitRoutes } from "./limit-routes.ts";
import { manifestRoutes } from "./manifest-routes.ts";
import { projectRoutes } from "./project-routes.ts";
import { repositoryRoutes } from "./repository-routes.ts";
import type { Route } from "./route.ts";

/** All REST routes of the fake GitHub. */
export const ROUTES: readonly Route[] = [
  ...appRoutes,
  ...manifestRoutes,
  ...deliveryRoutes,
  ...labelRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...repositoryRoutes,
  ...contentRoutes,
  ...projectRoutes,
  ...limitRoutes,
];
