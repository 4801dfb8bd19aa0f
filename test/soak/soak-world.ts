import { generateKeyPairSync } from "node:crypto";
import { type FakeGitHub, startFakeGitHub } from "../github/start-fake-github.ts";
import type { App, Installation } from "../github/state/app.ts";
import type { Issue } from "../github/state/issue.ts";
import type { Project } from "../github/state/project.ts";
import { LABELS, writeMap } from "./shop-map.ts";

export interface WorldSize {
  readonly organizations: number;
  /** In each organisation. */
  readonly repositories: number;
  /** In each repository. */
  readonly issues: number;
  readonly withBoard: boolean;
  /** False = the fake knows no secondary limits. */
  readonly limits: boolean;
}

/** A GitHub with organisations, their repositories and issues, in which the App is registered and not installed. */
export interface SoakWorld {
  readonly fake: FakeGitHub;
  readonly app: App;
  readonly privateKey: string;
  readonly repositories: readonly SoakRepository[];
  /** When somebody did something that concerns an issue, milliseconds since 1970; its history does not tell of cards. */
  readonly concerned: Map<Issue, number[]>;
  /** Installs the App everywhere; it is told by webhook. */
  install(): Installation[];
}

export interface SoakRepository {
  /** "owner/name" */
  readonly name: string;
  readonly board: Project | null;
  readonly issues: readonly Issue[];
}

export const SECRET = "a secret for long tests";
const PERMISSIONS = { issues: "write", organization_projects: "write", contents: "read" } as const;
const EVENTS = [
  "issues",
  "issue_comment",
  "label",
  "sub_issues",
  "issue_dependencies",
  "projects_v2_item",
  "push",
];
/** mara maintains, tom may triage, sam opens all issues, noor is a stranger. */
const PEOPLE = ["mara", "tom", "sam", "noor"];

/** @param titleOf the title of a repository's issue of that index, from 0 on */
export async function openSoakWorld(size: WorldSize, titleOf: (index: number) => string): Promise<SoakWorld> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const fake = await startFakeGitHub({ limits: size.limits });
  for (const login of PEOPLE) fake.seed.user(login);
  const owners = Array.from({ length: size.organizations }, (_, at) => `shop${at + 1}`);
  const repositories = owners.flatMap((owner) => seedOrganization(fake, owner, size, titleOf));
  const app = fake.seed.app({
    slug: "streamkeeper",
    publicKey,
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookUrl: null,
    webhookSecret: SECRET,
  });
  const install = () => owners.map((owner) => fake.seed.install(app, owner));
  return { fake, app, privateKey, repositories, concerned: new Map(), install };
}

function seedOrganization(
  fake: FakeGitHub,
  owner: string,
  { repositories, issues, withBoard }: WorldSize,
  titleOf: (index: number) => string,
): SoakRepository[] {
  fake.seed.organization(owner, ["mara", "tom"]);
  const board = withBoard ? fake.seed.project(owner, "Flow") : null;
  return Array.from({ length: repositories }, (_, at) => {
    const name = `${owner}/web${at + 1}`;
    fake.seed.repository(name, {
      roles: { mara: "maintain", tom: "triage" },
      labels: LABELS.map((label) => ({ name: label, color: "59636e" })),
      files: { ".github/flow-map.yml": writeMap(owner, withBoard) },
    });
    const made = Array.from({ length: issues }, (_, index) =>
      fake.as("sam").openIssue(name, { title: titleOf(index) }),
    );
    return { name, board, issues: made };
  });
}
