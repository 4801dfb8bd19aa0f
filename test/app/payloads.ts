/** Excerpts of what GitHub sends: the parts that are read, and some around them. */
export const INSTALLATION = { id: 4711, node_id: "MDIzOk" };
export const SHOP = {
  id: 1,
  name: "shop",
  full_name: "acme/shop",
  default_branch: "main",
  owner: { login: "acme", type: "Organization" },
};
export const SITE = { id: 2, name: "site", full_name: "acme/site", owner: { login: "acme" } };
export const ELSEWHERE = { id: 3, name: "lib", full_name: "other/lib", owner: { login: "other" } };
export const ADA = { login: "Ada", id: 10, type: "User" };
export const OUR_BOT = { login: "streamkeeper[bot]", id: 11, type: "Bot" };
export const OTHER_BOT = { login: "dependabot[bot]", id: 12, type: "Bot" };

export const issue = (number: number, more: object = {}) => ({
  id: 1000 + number,
  node_id: `I_${number}`,
  number,
  title: "Refund is late",
  state: "open",
  ...more,
});

/** A payload by Ada in acme/shop. */
export const payload = (action: string, more: object = {}): Readonly<Record<string, unknown>> => ({
  action,
  repository: SHOP,
  organization: { login: "acme" },
  installation: INSTALLATION,
  sender: ADA,
  ...more,
});

/** A card of a board; such events name no repository. */
export const cardPayload = (action: string, more: object = {}, item: object = {}) => {
  const { repository: _, ...rest } = payload(action, more);
  return {
    ...rest,
    projects_v2_item: {
      id: 7,
      node_id: "PVTI_7",
      project_node_id: "PVT_1",
      content_node_id: "I_12",
      content_type: "Issue",
      archived_at: null,
      updated_at: "2026-11-02T10:00:00Z",
      ...item,
    },
  };
};

export const moved = (more: object = {}) => ({
  changes: {
    field_value: {
      field_node_id: "PVTSSF_1",
      field_type: "single_select",
      field_name: "Stream",
      project_number: 7,
      from: { id: "a1", name: "Checkout", color: "BLUE", description: "" },
      to: { id: "b2", name: "Refunds", color: "PINK", description: "" },
      ...more,
    },
  },
});

export const commit = (changed: { added?: string[]; removed?: string[]; modified?: string[] }) => ({
  id: "c0ffee",
  added: [],
  removed: [],
  modified: [],
  ...changed,
});

/** An event of the issue acme/shop#12. */
export const issues = (action: string, more: object = {}) => payload(action, { issue: issue(12), ...more });

/** A new comment of Ada's on it. */
export const comment = (body: string, more: object = {}) =>
  issues("created", { comment: { id: 99, node_id: "IC_99", body, user: ADA, ...more } });

/** A push to the default branch. */
export const push = (more: object = {}) => {
  const { action: _, ...rest } = payload("", { ref: "refs/heads/main", forced: false, commits: [] });
  return { ...rest, ...more };
};

/** Issue 1 as the parent of issue 12. */
export const tie = (action: string, more: object = {}) =>
  payload(action, { parent_issue: issue(1), sub_issue: issue(12), ...more });

/** Issue 12 as blocked by issue 5. */
export const block = (action: string, more: object = {}) =>
  payload(action, { blocked_issue: issue(12), blocking_issue: issue(5), ...more });

export const MAP_COMMIT = commit({ modified: [".github/flow-map.yml"] });
