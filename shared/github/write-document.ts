import type { Write } from "../reconcile/ports.ts";

export interface WriteDocument {
  /** Holds no value of any write: the same kinds of writes give the same text. Empty = there is nothing to write. */
  readonly document: string;
  /** By alias, the input of each mutation. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of each write, in order; null = it changes nothing and was left out. */
  readonly aliases: readonly (string | null)[];
}

/** One mutation of GitHub's. */
interface Mutation {
  readonly name: string;
  /** What is read of the answer. */
  readonly answer: string;
}

/** The names of their inputs follow from their own: "addComment" takes an "AddCommentInput". */
const MUTATIONS: Readonly<Record<Write["kind"], Mutation>> = {
  "add-labels": { name: "addLabelsToLabelable", answer: "clientMutationId" },
  "remove-labels": { name: "removeLabelsFromLabelable", answer: "clientMutationId" },
  "add-comment": { name: "addComment", answer: "commentEdge { node { id } }" },
  "edit-comment": { name: "updateIssueComment", answer: "clientMutationId" },
  "minimize-comment": { name: "minimizeComment", answer: "clientMutationId" },
  "unminimize-comment": { name: "unminimizeComment", answer: "clientMutationId" },
  "add-item": { name: "addProjectV2ItemById", answer: "item { id }" },
  "set-field": { name: "updateProjectV2ItemFieldValue", answer: "clientMutationId" },
  "clear-field": { name: "clearProjectV2ItemFieldValue", answer: "clientMutationId" },
  react: { name: "addReaction", answer: "clientMutationId" },
  unreact: { name: "removeReaction", answer: "clientMutationId" },
};

/** Writes as one document, which GitHub carries out in this order. */
export function writeDocument(writes: readonly Write[]): WriteDocument {
  const aliases = writes.map((write, index) => (changesNothing(write) ? null : `w${index}`));
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const steps: string[] = [];
  writes.forEach((write, index) => {
    const alias = aliases[index] ?? null;
    if (alias === null) return;
    const { name, answer } = MUTATIONS[write.kind];
    variables[alias] = toInput(write);
    declared.push(`$${alias}: ${name[0]!.toUpperCase()}${name.slice(1)}Input!`);
    steps.push(`  ${alias}: ${name}(input: $${alias}) { ${answer} }`);
  });
  const document =
    steps.length === 0 ? "" : `mutation WriteIssues(${declared.join(", ")}) {\n${steps.join("\n")}\n}`;
  return { document, variables, aliases };
}

const changesNothing = (write: Write): boolean => "labels" in write && write.labels.length === 0;

function toInput(write: Write): Readonly<Record<string, unknown>> {
  switch (write.kind) {
    case "add-labels":
    case "remove-labels":
      return { labelableId: write.issue, labelIds: write.labels };
    case "add-comment":
      return { subjectId: write.issue, body: write.body };
    case "edit-comment":
      return { id: write.comment, body: write.body };
    case "minimize-comment":
      return { subjectId: write.comment, classifier: "RESOLVED" };
    case "unminimize-comment":
      return { subjectId: write.comment };
    case "add-item":
      return { projectId: write.board, contentId: write.issue };
    case "set-field":
      return { ...cellOf(write), value: { singleSelectOptionId: write.option } };
    case "clear-field":
      return cellOf(write);
    case "react":
    case "unreact":
      return { subjectId: write.comment, content: write.content };
  }
}

const cellOf = (write: { readonly board: string; readonly item: string; readonly field: string }) => ({
  projectId: write.board,
  itemId: write.item,
  fieldId: write.field,
});
