import { createHmac } from "node:crypto";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verifyDelivery, type WebhookRequest } from "../../app/verify-delivery.ts";

const SECRET = "a long random text";
const FORMER = "another long text";
const BODY = '{"action":"opened","issue":{"title":"Grüße 🎉"}}';
const sign = (body: string | Buffer, secret: string) =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Buffer;
  readonly chunk?: number;
}

/** A request as GitHub sends it, but for what is told. */
function request({ method = "POST", headers = {}, body = BODY, chunk = 7 }: Sent = {}): WebhookRequest {
  const bytes = Buffer.from(body);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  );
  const all = {
    "content-type": "application/json",
    "x-github-event": "issues",
    "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
    "x-hub-signature-256": sign(bytes, SECRET),
    ...headers,
  };
  return Object.assign(Readable.from(chunks, { objectMode: false }), { method, headers: all });
}

const verify = (sent?: Sent, secrets: readonly string[] = [SECRET]) =>
  verifyDelivery(request(sent), { secrets, limit: 1000 });

describe("taken", () => {
  const delivery = {
    id: "72d3162e-cc78-11e3-81ab-4c9367dc0958",
    event: "issues",
    payload: { action: "opened", issue: { title: "Grüße 🎉" } },
  };
  test.each<[string, Sent, string[]]>([
    ["a signed delivery", {}, [SECRET]],
    ["with a character set", { headers: { "content-type": "Application/JSON; charset=utf-8" } }, [SECRET]],
    [
      "by the former secret during a rotation",
      { headers: { "x-hub-signature-256": sign(BODY, FORMER) } },
      [SECRET, FORMER],
    ],
    ["by the new secret during a rotation", {}, [SECRET, FORMER]],
    ["in pieces that cut a character", { chunk: 1 }, [SECRET]],
  ])("%s", async (_, sent, secrets) => {
    expect(await verify(sent, secrets)).toEqual({ ok: true, delivery });
  });
  test("a body of just the limit", async () => {
    const body = JSON.stringify("x".repeat(998));
    expect(await verify({ body })).toMatchObject({ ok: true });
  });
  test.each(["[".repeat(400) + "]".repeat(400), "null", "1", '{"__proto__":{"a":1}}'])(
    "any JSON: %s",
    async (body) => {
      expect(await verify({ body })).toMatchObject({ ok: true });
    },
  );
});

describe("refused", () => {
  const large = "x".repeat(1001);
  test.each<[string, number, Sent, string[]]>([
    ["another method", 405, { method: "GET" }, [SECRET]],
    ["a form", 415, { headers: { "content-type": "application/x-www-form-urlencoded" } }, [SECRET]],
    ["no content type", 415, { headers: { "content-type": undefined } }, [SECRET]],
    ["a type that only begins alike", 415, { headers: { "content-type": "application/jsonp" } }, [SECRET]],
    ["compression", 415, { headers: { "content-encoding": "gzip" } }, [SECRET]],
    ["no event", 400, { headers: { "x-github-event": undefined } }, [SECRET]],
    ["a strange event", 400, { headers: { "x-github-event": "issues\u001b[2J" } }, [SECRET]],
    ["no delivery", 400, { headers: { "x-github-delivery": undefined } }, [SECRET]],
    ["no signature", 401, { headers: { "x-hub-signature-256": undefined } }, [SECRET]],
    ["an empty signature", 401, { headers: { "x-hub-signature-256": "" } }, [SECRET]],
    [
      "a signature by another secret",
      401,
      { headers: { "x-hub-signature-256": sign(BODY, "guess") } },
      [SECRET],
    ],
    [
      "a signature of another body",
      401,
      { headers: { "x-hub-signature-256": sign("{}", SECRET) } },
      [SECRET],
    ],
    [
      "the former secret after the rotation",
      401,
      { headers: { "x-hub-signature-256": sign(BODY, FORMER) } },
      [SECRET],
    ],
    [
      "half a signature",
      401,
      { headers: { "x-hub-signature-256": sign(BODY, SECRET).slice(0, 40) } },
      [SECRET],
    ],
    [
      "two signatures",
      401,
      { headers: { "x-hub-signature-256": `${sign(BODY, SECRET)}, ${sign(BODY, SECRET)}` } },
      [SECRET],
    ],
    [
      "the old kind of signature",
      401,
      { headers: { "x-hub-signature-256": `sha1=${"0".repeat(40)}` } },
      [SECRET],
    ],
    ["any signature without secrets", 401, {}, []],
    ["an empty secret", 401, { headers: { "x-hub-signature-256": sign(BODY, "") } }, [""]],
    ["a body over the limit", 413, { body: large }, [SECRET]],
    ["a signed body that is no JSON", 400, { body: "{secret" }, [SECRET]],
    ["a signed empty body", 400, { body: "" }, [SECRET]],
  ])("%s: %i", async (_, status, sent, secrets) => {
    const verdict = await verify(sent, secrets);
    expect(verdict).toMatchObject({ ok: false, status, line: expect.stringMatching(/^[A-Z].{10,}\.$/) });
  });

  test("a body that says it is too large, before a byte is read", async () => {
    const sent = request({ headers: { "content-length": "1001" } });
    expect(await verifyDelivery(sent, { secrets: [SECRET], limit: 1000 })).toMatchObject({
      status: 413,
      closes: true,
    });
    expect(sent.readableDidRead).toBe(false);
  });

  test("a body without end, soon after the limit, with the request still open for an answer", async () => {
    let sentBytes = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sentBytes += 100;
          yield Buffer.alloc(100);
        }
      })(),
      { objectMode: false, highWaterMark: 100 },
    );
    const sent = Object.assign(endless, { method: "POST", headers: request().headers });
    expect(await verifyDelivery(sent, { secrets: [SECRET], limit: 1000 })).toMatchObject({
      status: 413,
      closes: true,
    });
    expect(sentBytes).toBeLessThan(2000);
    expect(sent.destroyed).toBe(false);
    sent.destroy();
  });

  test.each([new Error("reset"), undefined])("a request that breaks off: %s", async (error) => {
    const body = new Readable({ read() {} });
    const sent = Object.assign(body, { method: "POST", headers: request().headers });
    const verdict = verifyDelivery(sent, { secrets: [SECRET] });
    body.push("{");
    body.destroy(error);
    expect(await verdict).toMatchObject({ ok: false, status: 400 });
    expect(await verifyDelivery(sent, { secrets: [SECRET] })).toMatchObject({ ok: false, status: 400 });
  });
});

test("no body passes without the secret, and no refusal repeats a word of the request or the secret", async () => {
  // Marked, since a text such as "name" may stand in any sentence.
  const odd = fc.string({ unit: "binary", minLength: 4 }).map((text) => `!${text}`);
  const sent = fc.record(
    {
      body: odd,
      event: odd,
      id: odd,
      type: odd,
      signature: fc.oneof(odd, fc.stringMatching(/^sha256=[0-9a-f]{64}$/)),
    },
    { requiredKeys: ["body", "signature"] },
  );
  await fc.assert(
    fc.asyncProperty(sent, async ({ body, event, id, type, signature }) => {
      const headers = {
        "x-hub-signature-256": signature,
        ...(event === undefined ? {} : { "x-github-event": event }),
        ...(id === undefined ? {} : { "x-github-delivery": id }),
        ...(type === undefined ? {} : { "content-type": type }),
      };
      const verdict = await verifyDelivery(request({ headers, body, chunk: 1000 }), { secrets: [SECRET] });
      expect(verdict.ok).toBe(false);
      if (verdict.ok) return;
      for (const said of [body, signature, SECRET]) expect(verdict.line).not.toContain(said);
    }),
  );
});
