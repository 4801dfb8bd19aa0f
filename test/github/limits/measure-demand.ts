import type { OperationDefinitionNode } from "graphql";
import type { Demand } from "./secondary-limits.ts";

/** Which requests make content GitHub does not say; issues and comments surely do. Labels are not counted. */
const CONTENT_PATH = /^\/repos\/[^/]+\/[^/]+\/issues(?:\/\d+\/comments)?$/;
const CONTENT_MUTATIONS: readonly string[] = ["addComment", "createIssue"];

export function measureRestDemand(method: string, path: string): Demand {
  const isRead = method === "GET" || method === "HEAD";
  const contents = method === "POST" && CONTENT_PATH.test(path) ? 1 : 0;
  return { api: "rest", points: isRead ? 1 : 5, contents };
}

/** Null = a document that was refused: it counts as a read. Each comment of a document counts. */
export function measureGraphQLDemand(operation: OperationDefinitionNode | null): Demand {
  if (operation?.operation !== "mutation") return { api: "graphql", points: 1, contents: 0 };
  const names = operation.selectionSet.selections.map((it) => (it.kind === "Field" ? it.name.value : ""));
  const contents = names.filter((name) => CONTENT_MUTATIONS.includes(name)).length;
  return { api: "graphql", points: 5, contents };
}
