import { generateKeyPairSync, sign } from "node:crypto";
import { type FakeGitHub, type FakeGitHubOptions, startFakeGitHub } from "./start-fake-github.ts";
import type { App, Installation } from "./state/app.ts";
import type { Project } from "./state/project.ts";

/** A clock for tests: it stands still until it is moved. */
export interface HandClock {
  (): number;
  pass(ms: number): void;
}

export function createClock(start = Date.parse("2026-11-23T10:00:00Z")): HandClock {
  let at = start;
  return Object.assign(() => at, {
    pass: (ms: number) => {
      at += ms;
    },
  });
}

/** A small organisation with one repository, a board and an installed App: where most contract tests start. */
export interface Shop {
  readonly fake: FakeGitHub;
  readonly clock: HandClock;
  readonly app: App;
  readonly installation: Installation;
  readonly board: Project;
  /** A fresh token of the App, signed as `@octokit/auth-app` signs it. */
  appToken(claims?: object): string;
}

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

export const PRIVATE_KEY = keys.privateKey;
export const WEBHOOK_SECRET = "a secret for tests";
export const EVENTS = [
  "issues",
  "issue_comment",
  "label",
  "sub_issues",
  "issue_dependencies",
  "projects_v2",
  "projects_v2_item",
  "push",
  "repository",
];

/** mara is a maintainer of shop/web, noor a member who only reads, sam a stranger. */
export async function buildShop(
  options: FakeGitHubOptions & { readonly webhookUrl?: string } = {},
): Promise<Shop> {
  const clock = createClock();
  const fake = await startFakeGitHub({ now: clock, ...options });
  const { seed } = fake;
  for (const login of ["mara", "noor", "sam"]) seed.user(login);
  seed.organization("shop", ["mara", "noor"]);
  seed.repository("shop/web", {
    roles: { mara: "maintain" },
    labels: [
      { name: "bug", color: "d73a4a", description: "Something is broken" },
      { name: "stream: checkout", color: "0e8a16" },
    ],
    files: { ".github/flow-map.yml": "streams:\n  - name: checkout\n" },
  });
  const board = seed.project("shop", "Flow");
  const app = seed.app({
    slug: "streamkeeper",
    publicKey: keys.publicKey,
    permissions: { issues: "write", organization_projects: "write", contents: "read" },
    events: EVENTS,
    webhookUrl: options.webhookUrl ?? null,
    webhookSecret: WEBHOOK_SECRET,
  });
  const installation = seed.install(app, "shop");
  return { fake, clock, app, installation, board, appToken: (claims) => signJwt(app, clock(), claims) };
}

function signJwt(app: App, now: number, claims: object = {}): string {
  const at = Math.floor(now / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iat: at - 30, exp: at + 570, iss: app.id, ...claims })}`;
  return `${text}.${sign("sha256", Buffer.from(text), keys.privateKey).toString("base64url")}`;
}
