import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { Permissions } from "../state/app.ts";
import { registerApp } from "../state/install-app.ts";
import type { World } from "../state/world.ts";
import { type Answer, jsonAnswer } from "./answer.ts";

interface Manifest {
  readonly name?: string;
  readonly url?: string;
  readonly redirect_url?: string;
  readonly hook_attributes?: { readonly url?: string; readonly active?: boolean };
  readonly default_permissions?: Permissions;
  readonly default_events?: readonly string[];
}

/** GitHub's page for a new App, as if the person had pressed the button: back to the App's set-up with a code. */
export function answerManifest(world: World, form: string, state: string | null): Answer {
  const manifest = readManifest(new URLSearchParams(form).get("manifest"));
  const problem = manifest === null ? "is not valid JSON" : findProblem(world, manifest);
  if (manifest === null || problem !== null) {
    return jsonAnswer(422, { message: `Invalid GitHub App configuration: the manifest ${problem}` });
  }
  const keys = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const app = registerApp(world, {
    slug: slugOf(manifest),
    publicKey: keys.publicKey,
    permissions: manifest.default_permissions ?? {},
    events: manifest.default_events ?? [],
    webhookUrl: manifest.hook_attributes?.url ?? null,
    webhookSecret: randomBytes(20).toString("hex"),
  });
  const code = randomBytes(20).toString("hex");
  world.manifestCodes.set(code, { app, pem: keys.privateKey, createdAt: world.now() });
  const back = new URL(manifest.redirect_url ?? "");
  back.searchParams.set("code", code);
  if (state !== null) back.searchParams.set("state", state);
  return { status: 302, headers: { location: back.href }, body: "" };
}

function readManifest(text: string | null): Manifest | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && value !== null ? (value as Manifest) : null;
  } catch {
    return null;
  }
}

const slugOf = ({ name = "" }: Manifest): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

function findProblem(world: World, manifest: Manifest): string | null {
  if (slugOf(manifest) === "") return "has no name";
  if (world.apps.some(({ slug }) => slug === slugOf(manifest))) return "has a name that is already taken";
  if (!URL.canParse(manifest.url ?? "")) return "has no valid url";
  if (!URL.canParse(manifest.redirect_url ?? "")) return "has no valid redirect_url";
  const hook = manifest.hook_attributes;
  return hook !== undefined && !URL.canParse(hook.url ?? "") ? "has no valid hook_attributes.url" : null;
}
