import type { Refusal, RefusalKind } from "../state/refusal.ts";
import type { RestAnswer } from "./route.ts";

const STATUS: Readonly<Record<RefusalKind, number>> = {
  NOT_FOUND: 404,
  GONE: 410,
  FORBIDDEN: 403,
  LOCKED: 403,
  UNPROCESSABLE: 422,
};

/** An error as REST says it; `docs` is the page of the reference. */
export function writeProblem(
  status: number,
  message: string,
  docs: string,
  errors: readonly object[] = [],
): RestAnswer {
  return {
    status,
    body: {
      message,
      ...(errors.length > 0 && { errors }),
      documentation_url: `https://docs.github.com/rest${docs === "" ? "" : `/${docs}`}`,
      status: String(status),
    },
  };
}

export const writeRefusal = ({ kind, message, problems }: Refusal, docs: string): RestAnswer =>
  writeProblem(STATUS[kind], message, docs, problems);
