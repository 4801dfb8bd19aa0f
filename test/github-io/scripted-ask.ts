import type { AskGraphQL, GraphQLAnswer } from "../../shared/github/ask.ts";

export interface Asked {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Every write of the document is done, but those of these aliases. */
  answer(problems?: Readonly<Record<string, string>>): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** A GitHub that answers when it is told to. */
export function scriptAsk(): { readonly ask: AskGraphQL; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const ask: AskGraphQL = (document, variables) =>
    new Promise((resolve, reject) => {
      asked.push({
        document,
        variables,
        answer: (problems = {}) => settle(() => resolve(answerAll(variables, problems))),
        fail: (error) => settle(() => reject(error)),
      });
    });
  return { ask, asked };
}

/** Until all that follows from it at once has happened. */
async function settle(act: () => void): Promise<void> {
  act();
  await new Promise((resolve) => setImmediate(resolve));
}

function answerAll(
  variables: Readonly<Record<string, unknown>>,
  problems: Readonly<Record<string, string>>,
): GraphQLAnswer {
  const made = (alias: string) => ({
    item: { id: `item of ${alias}` },
    commentEdge: { node: { id: alias } },
  });
  return {
    data: Object.fromEntries(
      Object.keys(variables).map((alias) => [alias, alias in problems ? null : made(alias)]),
    ),
    problems: Object.entries(problems).map(([alias, type]) => ({ type, path: [alias], message: "No." })),
  };
}
