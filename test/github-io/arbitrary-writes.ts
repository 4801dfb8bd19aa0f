import fc from "fast-check";
import type { Write } from "../../shared/reconcile/ports.ts";

/** Texts that would break out of a document, a string or a comment of it. */
const HOSTILE = [
  '"',
  '"""',
  "\\",
  "$w0",
  '"}) { clientMutationId } evil: deleteIssue(input: {issueId: "I_1"',
  "# comment\n}",
  "query",
  "__proto__",
  "\u2028",
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.stringMatching(/^I_[a-zA-Z0-9]{1,8}$/),
);
const labels = fc.array(text, { maxLength: 3 });

const kinds = <K extends string>(...names: K[]) => fc.constantFrom(...names);

/** Any write; ids and bodies are anybody's. */
export const arbitraryWrite: fc.Arbitrary<Write> = fc.oneof(
  fc.record({ kind: kinds("add-labels", "remove-labels"), issue: text, labels }),
  fc.record({ kind: kinds("add-comment"), issue: text, body: text }),
  fc.record({ kind: kinds("edit-comment"), comment: text, body: text }),
  fc.record({ kind: kinds("minimize-comment", "unminimize-comment"), comment: text }),
  fc.record({ kind: kinds("add-item"), board: text, issue: text }),
  fc.record({ kind: kinds("set-field"), board: text, item: text, field: text, option: text }),
  fc.record({ kind: kinds("clear-field"), board: text, item: text, field: text }),
  fc.record({
    kind: kinds("react", "unreact"),
    comment: text,
    content: fc.constantFrom("THUMBS_UP" as const, "CONFUSED" as const),
  }),
);

export const arbitraryWrites = fc.array(arbitraryWrite, { minLength: 1, maxLength: 12 });
