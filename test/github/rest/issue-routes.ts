import { restLogin } from "../shapes/write-account.ts";
import { writeIssue } from "../shapes/write-issue.ts";
import { closeIssue, editIssue, reopenIssue } from "../state/change-issue.ts";
import { findLabel, issuesOf } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import { openIssue } from "../state/open-issue.ts";
import { actorOf, loadIssue, loadTracker } from "./load-resource.ts";
import { paginate } from "./paginate.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";

const ISSUES = "/repos/:owner/:repo/issues";

export const issueRoutes: readonly Route[] = [
  { method: "GET", path: ISSUES, handle: listIssues, docs: "issues/issues#list-repository-issues" },
  { method: "POST", path: ISSUES, handle: postIssue, docs: "issues/issues#create-an-issue" },
  {
    method: "GET",
    path: `${ISSUES}/:number`,
    handle: (call) => answer(call, 200, loadIssue(call, "read")),
    docs: "issues/issues#get-an-issue",
  },
  { method: "PATCH", path: `${ISSUES}/:number`, handle: patchIssue, docs: "issues/issues#update-an-issue" },
];

const answer = ({ world, site }: RestCall, status: number, issue: Issue): RestAnswer => ({
  status,
  body: writeIssue(world, issue, site),
});

/** Newest first, open ones unless told. */
function listIssues(call: RestCall): RestAnswer {
  const repository = loadTracker(call, "read");
  const state = call.query.get("state") ?? "open";
  const creator = call.query.get("creator");
  const list = issuesOf(call.world, repository)
    .filter((it) => state === "all" || it.state === state.toUpperCase())
    .filter((it) => creator === null || (it.author !== null && restLogin(it.author) === creator))
    .sort((a, b) => b.number - a.number);
  return paginate(call, list, (page) => page.map((it) => writeIssue(call.world, it, call.site)));
}

function postIssue(call: RestCall): RestAnswer {
  const repository = loadTracker(call, "write", "read");
  const { title, body, labels } = call.body;
  const named = (Array.isArray(labels) ? labels : []).flatMap(
    (it) => findLabel(call.world, repository, String(it)) ?? [],
  );
  const issue = openIssue(call.world, actorOf(call), repository, {
    title: typeof title === "string" ? title : "",
    body: typeof body === "string" ? body : "",
    labels: named,
  });
  return answer(call, 201, issue);
}

function patchIssue(call: RestCall): RestAnswer {
  const issue = loadIssue(call, "write");
  const { title, body, state, state_reason: reason } = call.body;
  editIssue(call.world, actorOf(call), issue, {
    ...(typeof title === "string" && { title }),
    ...(typeof body === "string" && { body }),
  });
  if (state === "open") reopenIssue(call.world, actorOf(call), issue);
  if (state === "closed")
    closeIssue(call.world, actorOf(call), issue, reason === "not_planned" ? "NOT_PLANNED" : "COMPLETED");
  return answer(call, 200, issue);
}
