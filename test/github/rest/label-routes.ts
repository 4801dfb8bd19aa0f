import { writeLabel } from "../shapes/write-label.ts";
import { createLabel, deleteLabel, updateLabel } from "../state/change-label.ts";
import { findLabel, labelsOf } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import type { Label } from "../state/label.ts";
import { labelIssue, unlabelIssue } from "../state/label-issue.ts";
import { Refusal } from "../state/refusal.ts";
import { actorOf, loadIssue, loadLabel, loadRepository } from "./load-resource.ts";
import { paginate } from "./paginate.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";

const ON_REPOSITORY = "/repos/:owner/:repo/labels";
const ON_ISSUE = "/repos/:owner/:repo/issues/:number/labels";

export const labelRoutes: readonly Route[] = [
  {
    method: "GET",
    path: ON_REPOSITORY,
    handle: listLabels,
    docs: "issues/labels#list-labels-for-a-repository",
  },
  {
    method: "GET",
    path: `${ON_REPOSITORY}/:name`,
    handle: (call) => {
      const label = loadLabel(call, loadRepository(call, "issues", "read"));
      return { status: 200, body: writeLabel(label, call.site) };
    },
    docs: "issues/labels#get-a-label",
  },
  { method: "POST", path: ON_REPOSITORY, handle: postLabel, docs: "issues/labels#create-a-label" },
  {
    method: "PATCH",
    path: `${ON_REPOSITORY}/:name`,
    handle: patchLabel,
    docs: "issues/labels#update-a-label",
  },
  {
    method: "DELETE",
    path: `${ON_REPOSITORY}/:name`,
    handle: (call) => {
      const label = loadLabel(call, loadRepository(call, "issues", "write", "write"));
      deleteLabel(call.world, actorOf(call), label);
      return { status: 204 };
    },
    docs: "issues/labels#delete-a-label",
  },
  {
    method: "GET",
    path: ON_ISSUE,
    handle: (call) =>
      paginate(call, loadIssue(call, "read").labels, (page) => page.map((it) => writeLabel(it, call.site))),
    docs: "issues/labels#list-labels-for-an-issue",
  },
  { method: "POST", path: ON_ISSUE, handle: addLabels, docs: "issues/labels#add-labels-to-an-issue" },
  {
    method: "DELETE",
    path: `${ON_ISSUE}/:name`,
    handle: removeLabel,
    docs: "issues/labels#remove-a-label-from-an-issue",
  },
];

function listLabels(call: RestCall): RestAnswer {
  const repository = loadRepository(call, "issues", "read");
  return paginate(call, labelsOf(call.world, repository), (page) =>
    page.map((it) => writeLabel(it, call.site)),
  );
}

function postLabel(call: RestCall): RestAnswer {
  const repository = loadRepository(call, "issues", "write", "write");
  const { name, color, description } = call.body;
  const label = createLabel(call.world, actorOf(call), repository, {
    name: typeof name === "string" ? name : "",
    color: typeof color === "string" ? color : "ededed",
    description: typeof description === "string" ? description : null,
  });
  return { status: 201, body: writeLabel(label, call.site) };
}

function patchLabel(call: RestCall): RestAnswer {
  const label = loadLabel(call, loadRepository(call, "issues", "write", "write"));
  const { new_name: name, color, description } = call.body;
  updateLabel(call.world, actorOf(call), label, {
    ...(typeof name === "string" && { name }),
    ...(typeof color === "string" && { color }),
    ...(typeof description === "string" && { description }),
  });
  return { status: 200, body: writeLabel(label, call.site) };
}

/** A label that the repository does not have yet is made, in grey. */
function addLabels(call: RestCall): RestAnswer {
  const issue = loadIssue(call, "write");
  const names = Array.isArray(call.body.labels) ? call.body.labels : [];
  if (names.length === 0) throw new Refusal("UNPROCESSABLE", "Validation Failed");
  const labels = names.map((it) => ensureLabel(call, issue, typeof it === "object" ? it?.name : it));
  for (const label of labels) labelIssue(call.world, actorOf(call), issue, label);
  return { status: 200, body: issue.labels.map((it) => writeLabel(it, call.site)) };
}

function ensureLabel(call: RestCall, { repository }: Issue, name: unknown): Label {
  if (typeof name !== "string" || [...name].length > 50 || name.trim() === "") {
    throw new Refusal("UNPROCESSABLE", "Validation Failed", [
      { resource: "Label", field: "name", code: "invalid" },
    ]);
  }
  const there = findLabel(call.world, repository, name);
  return there ?? createLabel(call.world, actorOf(call), repository, { name, color: "ededed" });
}

function removeLabel(call: RestCall): RestAnswer {
  const issue = loadIssue(call, "write");
  const label = findLabel(call.world, issue.repository, call.params.name ?? "");
  const gone = label !== null && unlabelIssue(call.world, actorOf(call), issue, label);
  if (!gone) throw new Refusal("NOT_FOUND", "Label does not exist");
  return { status: 200, body: issue.labels.map((it) => writeLabel(it, call.site)) };
}
