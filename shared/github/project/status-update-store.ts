import { isSameActor, toActor } from "../../domain/actor.ts";
import { GitHubError } from "../../domain/github-error.ts";
import type {
  NewStatusUpdate,
  StatusBoard,
  StatusBoardUpdates,
  StatusUpdate,
  StatusUpdateStore,
} from "../../reconcile/publish-ports.ts";
import { readUnlessForbidden } from "../read-unless-forbidden.ts";
import type { StoreTools } from "../store-tools.ts";
import { translateProblem } from "../translate-error.ts";

// Others write updates too: these are many weeks' of them.
const READ = `query ReadStatusUpdates($owner: String!, $number: Int!) {
  viewer { login }
  organization(login: $owner) {
    projectV2(number: $number) {
      id url closed
      statusUpdates(first: 50, orderBy: {field: CREATED_AT, direction: DESC}) {
        nodes { id status body startDate createdAt creator { __typename login } }
      }
    }
  }
}`;

const CREATE = `mutation CreateStatusUpdate($input: CreateProjectV2StatusUpdateInput!) {
  written: createProjectV2StatusUpdate(input: $input) { statusUpdate { id } }
}`;

const UPDATE = `mutation EditStatusUpdate($input: UpdateProjectV2StatusUpdateInput!) {
  written: updateProjectV2StatusUpdate(input: $input) { statusUpdate { id } }
}`;

/** The status updates of organisations' boards. One request a method. */
export function openStatusUpdateStore(tools: Pick<StoreTools, "read" | "write" | "now">): StatusUpdateStore {
  return {
    readStatusUpdates: (board) => readStatusUpdates(board, tools),
    createStatusUpdate: (projectId, update) => write(CREATE, { projectId, ...toInput(update) }, tools),
    editStatusUpdate: (statusUpdateId, update) =>
      write(UPDATE, { statusUpdateId, ...toInput(update) }, tools),
  };
}

const toInput = ({ status, body, startDate }: NewStatusUpdate) => ({ status, body, startDate });

interface UpdateNode {
  readonly id: string;
  readonly status: string | null;
  readonly body: string | null;
  readonly startDate: string | null;
  readonly createdAt: string;
  readonly creator: { readonly __typename: string; readonly login: string } | null;
}

interface BoardNode {
  readonly id: string;
  readonly url: string;
  readonly closed: boolean;
  readonly statusUpdates: { readonly nodes: readonly (UpdateNode | null)[] | null } | null;
}

async function readStatusUpdates(
  { owner, number }: StatusBoard,
  { read, now }: Pick<StoreTools, "read" | "now">,
): Promise<StatusBoardUpdates | null> {
  const { data, problems } = await readUnlessForbidden(READ, { owner, number }, read);
  const { projectV2 } = (data.organization ?? {}) as { readonly projectV2?: BoardNode | null };
  for (const problem of problems) {
    const error = translateProblem(problem, now());
    // A board that is seen without its updates: nobody can tell whether the week's is there.
    if (projectV2 != null || (error.kind !== "gone" && error.kind !== "forbidden")) throw error;
  }
  if (projectV2 == null) return null;
  const me = toActor((data.viewer as { readonly login: string }).login, "user");
  const { id, url, closed, statusUpdates } = projectV2;
  const nodes = (statusUpdates?.nodes ?? []).filter((node) => node !== null);
  const ours = nodes.filter(({ creator }) => creator !== null && isSameActor(toCreator(creator), me));
  return { id, url, closed, ours: ours.map(toStatusUpdate) };
}

const toCreator = ({ __typename, login }: NonNullable<UpdateNode["creator"]>) =>
  toActor(login, __typename === "Bot" ? "bot" : "user");

const toStatusUpdate = ({ id, status, body, startDate, createdAt }: UpdateNode): StatusUpdate => ({
  id,
  status: status === "ON_TRACK" || status === "AT_RISK" ? status : null,
  body: body ?? "",
  startDate,
  createdAt: Date.parse(createdAt),
});

async function write(
  document: string,
  input: Readonly<Record<string, unknown>>,
  { write: ask, now }: Pick<StoreTools, "write" | "now">,
): Promise<void> {
  const { data, problems } = await ask(document, { input });
  const [problem] = problems;
  if (problem !== undefined) throw translateProblem(problem, now());
  const written = data.written as { readonly statusUpdate?: unknown } | null | undefined;
  if (written?.statusUpdate == null) {
    throw new GitHubError("unavailable", "GitHub did not say whether it took the status update.");
  }
}
