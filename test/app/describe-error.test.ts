import { describe, expect, test } from "vitest";
import { describeError } from "../../app/describe-error.ts";
import { HostError } from "../../app/host-error.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";

const SECRET = "a title that nobody else may read";

describe("what is ours is told", () => {
  test.each<[unknown, object]>([
    [new GitHubError("gone", "It is not there."), { error: "It is not there.", kind: "gone" }],
    [new HostError("Port 3000 is in use."), { error: "Port 3000 is in use." }],
    [new AggregateError([new GitHubError("gone", "It is not there.")]), { kind: "gone" }],
    ["text", { error: "a thrown string" }],
    [null, { error: "a thrown object" }],
  ])("%s", (error, fields) => expect(describeError(error)).toMatchObject(fields));

  test("where it happened, its name, its code, its status", () => {
    const error = Object.assign(new TypeError(SECRET), { code: "ECONNRESET", status: 502 });
    expect(describeError(error)).toEqual({
      error: "TypeError",
      code: "ECONNRESET",
      status: 502,
      at: expect.stringMatching(/^at .*describe-error\.test\.ts/),
    });
  });
});

describe("what others wrote is not", () => {
  const hostile = [
    new Error(SECRET),
    new Error(`first\n    at ${SECRET} (file.ts:1:1)\nlast`),
    Object.assign(new Error("x"), { event: { payload: SECRET }, request: { body: SECRET }, code: SECRET }),
    Object.assign(new AggregateError([new Error(SECRET)], SECRET), { event: { payload: SECRET } }),
    new Error("x", { cause: new Error(SECRET) }),
    Object.assign(new Error("x"), { stack: SECRET }),
    Object.assign(new Error("x"), { status: SECRET }),
    SECRET,
    { message: SECRET },
  ];
  test.each(hostile.map((error, index) => [index, error] as const))("%i", (_, error) =>
    expect(JSON.stringify(describeError(error))).not.toContain(SECRET),
  );
});
