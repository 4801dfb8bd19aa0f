import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { writeManifest } from "../../app/set-up/write-manifest.ts";
import { WAKING_EVENTS } from "../../app/wake-ups.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";

const TEXT = readFileSync(join(PROJECT_ROOT, "app.yml"), "utf8");
const MANIFEST = parse(TEXT) as Record<string, unknown>;

describe("app.yml", () => {
  test("asks for no more than this", () => {
    expect(MANIFEST.default_permissions).toEqual({
      issues: "write",
      organization_projects: "write",
      contents: "read",
      metadata: "read",
    });
  });
  test("hears all that wakes us, but for what GitHub sends anyway and refuses in a manifest", () => {
    const always = ["installation", "installation_repositories"];
    const wanted = WAKING_EVENTS.filter((event) => !always.includes(event));
    expect([...(MANIFEST.default_events as string[])].sort()).toEqual([...wanted].sort());
  });
  test("leaves addresses to the set-up", () => {
    expect(Object.keys(MANIFEST).sort()).toEqual([
      "default_events",
      "default_permissions",
      "description",
      "name",
      "public",
    ]);
  });
  test("is for its owner alone", () => expect(MANIFEST.public).toBe(false));
});

describe("the manifest that GitHub gets", () => {
  const write = (publicUrl: string | null, appYml = TEXT): Record<string, unknown> =>
    JSON.parse(
      writeManifest({
        appYml,
        publicUrl,
        redirectUrl: "http://localhost:3000/probot/setup",
        webUrl: "https://github.com",
      }),
    );

  test("says where webhooks go", () => {
    expect(write("https://keeper.example.org")).toEqual({
      ...MANIFEST,
      url: "https://keeper.example.org",
      redirect_url: "http://localhost:3000/probot/setup",
      hook_attributes: { url: "https://keeper.example.org/api/github/webhooks", active: true },
    });
  });
  test("switches the webhook off while there is no address", () => {
    expect(write(null)).toMatchObject({
      url: "https://github.com",
      hook_attributes: { url: "https://example.com/api/github/webhooks", active: false },
    });
  });
  test("keeps a homepage of app.yml's", () => {
    expect(write(null, `${TEXT}\nurl: https://example.org/keeper\n`)).toMatchObject({
      url: "https://example.org/keeper",
    });
  });
});
