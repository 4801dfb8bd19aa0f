import type { BacklogRow } from "../backlog/backlog-row.ts";
import type { Fault, SeenRequest, Trouble } from "../faults/fault.ts";
import { leavePoints } from "../limits/leave-points.ts";
import { found } from "../people/locate.ts";
import { openWorkflow } from "../people/open-workflow.ts";
import { Person } from "../people/person.ts";
import { Seed } from "../people/seed.ts";
import type { Permissions } from "../state/app.ts";
import { findUser } from "../state/find-thing.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { Parts } from "./parts.ts";
import { writeState } from "./write-state.ts";

/** What a test says of a fault as data: every part that is told has to fit. */
type WireFault = Partial<Pick<SeenRequest, "method" | "path" | "documentName">> & {
  /** A GraphQL document that asks for more nodes than these: too heavy. */
  readonly nodesAbove?: number;
  /** Null = always. */
  readonly times?: number | null;
  readonly trouble: Trouble;
};

/** Whose token: a person's, or that of a workflow run in a repository. */
type WireToken =
  | { readonly user: string }
  | { readonly workflow: string; readonly permissions?: Permissions; readonly points?: number };

interface WireAct {
  /** A login; null sets the scene instead (`Seed`). */
  readonly as: string | null;
  /** The name of a method of `Person` or `Seed`. */
  readonly act: string;
  readonly with: readonly unknown[];
}

/**
 * For tests in other processes: `POST /_fake/acts`, `/_fake/backlog`, `/_fake/tokens` and `/_fake/faults`, `GET /_fake/requests`, `/_fake/mistakes`,
 * `/_fake/state` and `/_fake/settled`, which answers when no delivery is under way any more. An act that cannot be done
 * is answered with 422 and the reason.
 */
export async function answerControl(
  parts: Parts,
  method: string,
  path: string,
  query: URLSearchParams,
  body: string,
): Promise<Answer> {
  try {
    switch (`${method} ${path}`) {
      case "GET /_fake/requests":
        return jsonAnswer(200, parts.requests);
      case "GET /_fake/mistakes":
        return jsonAnswer(200, parts.mistakes);
      case "GET /_fake/state":
        return jsonAnswer(200, writeState(parts.world));
      case "GET /_fake/settled":
        await parts.post.settle();
        return jsonAnswer(200, { deliveries: parts.post.deliveries.length });
      case "POST /_fake/faults":
        parts.faults.add(readFault(JSON.parse(body) as WireFault));
        return jsonAnswer(201, {});
      case "POST /_fake/tokens":
        return jsonAnswer(201, { token: issueToken(parts, JSON.parse(body) as WireToken) });
      case "POST /_fake/backlog":
        return jsonAnswer(201, importRows(parts, query, body));
      case "POST /_fake/acts":
        return jsonAnswer(201, act(parts, JSON.parse(body) as WireAct));
      default:
        return jsonAnswer(404, { message: "Not Found" });
    }
  } catch (error) {
    return jsonAnswer(422, { message: error instanceof Error ? error.message : String(error) });
  }
}

/** A JSON array, or one object a line, for `?repo=owner/name`, with cards on `&board=owner#1`. */
function importRows({ world }: Parts, query: URLSearchParams, body: string): object {
  const rows = body.trimStart().startsWith("[")
    ? (JSON.parse(body) as BacklogRow[])
    : body.split("\n").flatMap((line) => (line.trim() === "" ? [] : [JSON.parse(line) as BacklogRow]));
  return new Seed(world).backlog(query.get("repo") ?? "", rows, query.get("board"));
}

function readFault({ times = 1, trouble, nodesAbove, ...wanted }: WireFault): Fault {
  const parts = Object.entries(wanted) as [keyof typeof wanted, unknown][];
  const when = (request: SeenRequest): boolean =>
    parts.every(([name, value]) => request[name] === value) &&
    (nodesAbove === undefined || (request.nodeCount ?? 0) > nodesAbove);
  return { times: times ?? Number.POSITIVE_INFINITY, trouble, when };
}

/** A workflow's may be told how many points its repository has left for the hour. */
function issueToken(parts: Parts, given: WireToken): string {
  const { world, tokens } = parts;
  if ("user" in given) return tokens.issueToUser(found(findUser(world, given.user), `user ${given.user}`));
  const { workflow, permissions = {}, points } = given;
  const { token } = openWorkflow(world, tokens, workflow, permissions);
  if (points !== undefined) leavePoints(parts, token, points);
  return token;
}

/** The id, number and database id of what was made; {} when nothing was. */
function act({ world }: Parts, { as, act: name, with: given }: WireAct): object {
  const user = as === null ? null : findUser(world, as);
  if (as !== null && user === null) throw new Error(`The fake GitHub has no user ${as}`);
  const actor: Person | Seed = user === null ? new Seed(world) : new Person(world, user);
  const allowed = Object.getOwnPropertyNames(Object.getPrototypeOf(actor)).filter(
    (it) => it !== "constructor",
  );
  if (!allowed.includes(name)) throw new Error(`"${name}" is none of: ${allowed.join(", ")}`);
  const methods = actor as unknown as Record<string, (...parameters: readonly unknown[]) => unknown>;
  const made = methods[name]!(...given);
  if (typeof made !== "object" || made === null) return {};
  const { id, number, databaseId } = made as Record<string, unknown>;
  return { id, number, databaseId };
}
