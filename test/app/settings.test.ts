import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Environment } from "../../app/settings/environment.ts";
import { readSettings } from "../../app/settings.ts";

const pem = (type: "rsa" | "ed25519"): string => {
  const encoding = { type: "pkcs8", format: "pem" } as const;
  return type === "rsa"
    ? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(encoding).toString()
    : generateKeyPairSync("ed25519").privateKey.export(encoding).toString();
};
const KEY = pem("rsa");
const CREDENTIALS = { APP_ID: "4711", PRIVATE_KEY: KEY, WEBHOOK_SECRET: "a long random text" };
const FILES: Readonly<Record<string, string>> = { "key.pem": KEY, "empty.pem": "" };
const read = (environment: Environment) =>
  readSettings({
    environment,
    folder: "/srv/app",
    readFile: (path) => {
      const text = FILES[path];
      if (text === undefined) throw new Error(`ENOENT ${path}`);
      return text;
    },
  });
const ready = (more: Environment) => {
  const reading = read({ ...CREDENTIALS, ...more });
  if (reading.kind !== "ready") throw new Error(JSON.stringify(reading));
  return reading.settings;
};
const problems = (environment: Environment): readonly string[] => {
  const reading = read(environment);
  return reading.kind === "invalid" ? reading.problems : [];
};

const DEFAULTS = {
  port: 3000,
  host: "localhost",
  publicUrl: null,
  logLevel: "info",
  github: { rest: "https://api.github.com", graphql: "https://api.github.com/graphql" },
  store: { dataFolder: "/srv/app/data" },
  operating: { metricsPort: 9464, isPortOurs: true, operateHost: "127.0.0.1" },
  sweepHour: 2,
};

test("credentials are enough", () => {
  expect(ready({})).toEqual({
    ...DEFAULTS,
    appId: 4711,
    privateKey: KEY.trim(),
    secrets: ["a long random text"],
  });
});

describe("set-up", () => {
  test.each<[string, Environment]>([
    ["nothing is set", {}],
    ["what is set is empty", { APP_ID: "", PRIVATE_KEY: "", WEBHOOK_SECRET: "" }],
    ["only where to listen is", { PORT: "3000", HOST: "localhost", NODE_ENV: "development" }],
  ])("when %s", (_, environment) =>
    expect(read(environment)).toEqual({ kind: "set-up", settings: DEFAULTS }),
  );

  test("not in production: everything that is missing is listed", () => {
    expect(problems({ NODE_ENV: "production" })).toEqual([
      expect.stringMatching(/^APP_ID is not set/),
      expect.stringMatching(/^Neither PRIVATE_KEY nor PRIVATE_KEY_PATH is set/),
      expect.stringMatching(/^WEBHOOK_SECRET is not set/),
    ]);
  });
  test("not with some credentials: what is missing is listed", () => {
    expect(problems({ APP_ID: "1" })).toHaveLength(2);
    expect(problems({ WEBHOOK_SECRET: "a long random text" })).toHaveLength(2);
    expect(problems({ WEBHOOK_SECRET_PREVIOUS: "a long random text" })).toHaveLength(3);
    expect(problems({ PRIVATE_KEY_PATH: "key.pem" })).toHaveLength(2);
  });
  test("not with a wrong setting", () => expect(problems({ PORT: "x" })).toHaveLength(1));
});

describe("what is read", () => {
  test.each<[string, Environment, object]>([
    ["a port", { PORT: "8080" }, { port: 8080 }],
    ["any free port", { PORT: "0" }, { port: 0 }],
    ["a host", { HOST: "0.0.0.0" }, { host: "0.0.0.0" }],
    ["a host by IPv6", { HOST: "::1" }, { host: "::1" }],
    [
      "the public address",
      { PUBLIC_URL: "https://sk.example.com/" },
      { publicUrl: "https://sk.example.com" },
    ],
    ["one with a path", { PUBLIC_URL: "https://example.com/sk/" }, { publicUrl: "https://example.com/sk" }],
    ["a log level", { LOG_LEVEL: "debug" }, { logLevel: "debug" }],
    ["both secrets", { WEBHOOK_SECRET_PREVIOUS: "b" }, { secrets: ["a long random text", "b"] }],
    ["a key in a file", { PRIVATE_KEY: "", PRIVATE_KEY_PATH: "key.pem" }, { privateKey: KEY.trim() }],
    ["a key in one line", { PRIVATE_KEY: KEY.replaceAll("\n", "\\n") }, { privateKey: KEY.trim() }],
    ["a key in base64", { PRIVATE_KEY: Buffer.from(KEY).toString("base64") }, { privateKey: KEY.trim() }],
    [
      "a local server",
      { GITHUB_API_URL: "http://127.0.0.1:4000/" },
      { github: { rest: "http://127.0.0.1:4000", graphql: "http://127.0.0.1:4000/graphql" } },
    ],
    [
      "an Enterprise Server by address",
      { GITHUB_API_URL: "https://git.acme.example/api/v3" },
      {
        github: { rest: "https://git.acme.example/api/v3", graphql: "https://git.acme.example/api/graphql" },
      },
    ],
    [
      "an Enterprise Server by host",
      { GHE_HOST: "git.acme.example:8443", GHE_PROTOCOL: "http" },
      {
        github: {
          rest: "http://git.acme.example:8443/api/v3",
          graphql: "http://git.acme.example:8443/api/graphql",
        },
      },
    ],
    [
      "both, when they agree",
      { GITHUB_API_URL: "https://git.acme.example/api/v3", GHE_HOST: "git.acme.example" },
      {
        github: { rest: "https://git.acme.example/api/v3", graphql: "https://git.acme.example/api/graphql" },
      },
    ],
  ])("%s", (_, environment, expected) => expect(ready(environment)).toMatchObject(expected));
});

describe("what is refused", () => {
  test.each<[string, Environment, RegExp]>([
    ["no secret", { WEBHOOK_SECRET: undefined }, /^WEBHOOK_SECRET is not set/],
    ["an empty secret", { WEBHOOK_SECRET: "" }, /^WEBHOOK_SECRET is not set/],
    ["a blank secret", { WEBHOOK_SECRET: "  " }, /^WEBHOOK_SECRET holds only blanks/],
    ["Probot's default secret", { WEBHOOK_SECRET: "development" }, /^WEBHOOK_SECRET is a default/],
    ["the same otherwise written", { WEBHOOK_SECRET: "Development\n" }, /^WEBHOOK_SECRET is a default/],
    [
      "it as the former secret",
      { WEBHOOK_SECRET_PREVIOUS: "development" },
      /^WEBHOOK_SECRET_PREVIOUS is a default/,
    ],
    ["a line's end in the secret", { WEBHOOK_SECRET: "a secret\n" }, /white space/],
    ["an App ID that is none", { APP_ID: "Iv23liABC" }, /^APP_ID is no number/],
    ["App ID 0", { APP_ID: "0" }, /^APP_ID is no number/],
    ["no key", { PRIVATE_KEY: "" }, /^Neither PRIVATE_KEY nor/],
    ["two keys", { PRIVATE_KEY_PATH: "key.pem" }, /both set/],
    ["a key that is none", { PRIVATE_KEY: "-----BEGIN nothing" }, /^PRIVATE_KEY holds no private RSA key/],
    ["a key of another kind", { PRIVATE_KEY: pem("ed25519") }, /^PRIVATE_KEY holds no private RSA key/],
    ["an empty key file", { PRIVATE_KEY: "", PRIVATE_KEY_PATH: "empty.pem" }, /^PRIVATE_KEY_PATH holds no/],
    ["a key file that is not there", { PRIVATE_KEY: "", PRIVATE_KEY_PATH: "no.pem" }, /cannot be read/],
    ["a port that is none", { PORT: "65536" }, /^PORT is no port/],
    ["a port with a sign", { PORT: "-1" }, /^PORT is no port/],
    ["a host with a scheme", { HOST: "http://localhost" }, /^HOST is no host/],
    ["an address without scheme", { PUBLIC_URL: "sk.example.com" }, /^PUBLIC_URL is no http/],
    ["an address of another scheme", { PUBLIC_URL: "ftp://sk.example.com" }, /^PUBLIC_URL is no http/],
    ["a password in it", { GITHUB_API_URL: "https://u:p@git.acme.example" }, /^GITHUB_API_URL is no http/],
    ["a query in it", { GITHUB_API_URL: "https://git.acme.example?a=b" }, /^GITHUB_API_URL is no http/],
    ["a scheme in the host", { GHE_HOST: "https://git.acme.example" }, /^GHE_HOST is no host/],
    ["a strange scheme", { GHE_HOST: "git.acme.example", GHE_PROTOCOL: "ssh" }, /^GHE_PROTOCOL/],
    [
      "two servers",
      { GHE_HOST: "git.acme.example", GITHUB_API_URL: "https://api.github.com" },
      /name different servers/,
    ],
    ["a log level that is none", { LOG_LEVEL: "loud" }, /^LOG_LEVEL is none of fatal, error/],
  ])("%s", (_, environment, problem) => {
    expect(problems({ ...CREDENTIALS, ...environment })).toEqual([expect.stringMatching(problem)]);
  });
});

test("any environment is read or refused, and no value of a key or secret is repeated", () => {
  const value = fc.string({ minLength: 8, maxLength: 40 }).map((text) => `!${text}`);
  const names = ["APP_ID", "PRIVATE_KEY", "PRIVATE_KEY_PATH", "WEBHOOK_SECRET", "WEBHOOK_SECRET_PREVIOUS"];
  const others = ["PORT", "HOST", "PUBLIC_URL", "GITHUB_API_URL", "GHE_HOST", "GHE_PROTOCOL", "LOG_LEVEL"];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names, ...others), value), (environment) => {
      const said = problems(environment).join("\n");
      for (const written of Object.values(environment)) expect(said).not.toContain(written);
    }),
  );
});
