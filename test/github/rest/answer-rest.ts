import { Refusal } from "../state/refusal.ts";
import { Moved } from "./load-resource.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";
import { writeProblem, writeRefusal } from "./write-refusal.ts";

/** Runs the route; what GitHub refuses is answered in its shape. */
export function answerRest(route: Route, call: RestCall): RestAnswer {
  try {
    return route.handle(call);
  } catch (error) {
    if (error instanceof Refusal) return writeRefusal(error, route.docs);
    if (!(error instanceof Moved)) throw error;
    // A client may make a GET of what is not one by 301, and loses its body.
    const moved = writeProblem(route.method === "GET" ? 301 : 307, error.message, route.docs);
    return { ...moved, body: { ...(moved.body as object), url: error.to }, headers: { location: error.to } };
  }
}
