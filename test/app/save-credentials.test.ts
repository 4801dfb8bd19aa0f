import { generateKeyPairSync } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEnvironment } from "../../app/read-environment.ts";
import { saveCredentials } from "../../app/set-up/save-credentials.ts";
import { readSettings } from "../../app/settings.ts";
import { temporaryFolder } from "../action/temporary-folder.ts";

const encoding = { type: "pkcs1", format: "pem" } as const;
const privateKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(encoding).toString();
const credentials = { appId: 4711, privateKey, webhookSecret: "0123456789abcdef" };

test.each<[string, string | null]>([
  ["no file", null],
  ["an empty file", ""],
  ["empty variables, as in a copied example", "APP_ID=\nPRIVATE_KEY=\nWEBHOOK_SECRET=\n"],
  ["others, without a line's end", "# mine\nNOTE='a # b'"],
])("%s: what is written is read back", (_, before) => {
  const file = join(temporaryFolder(before === null ? {} : { ".env": before }), ".env");
  saveCredentials(file, credentials);
  const text = readFileSync(file, "utf8");
  expect(text.startsWith(before ?? "")).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const reading = readSettings({ environment: readEnvironment({}, text), folder: "/", readFile: () => "" });
  expect(reading).toMatchObject({
    kind: "ready",
    settings: { appId: 4711, privateKey: privateKey.trim(), secrets: ["0123456789abcdef"] },
  });
});

test("a file that cannot be written is told, with what to do, without the keys", () => {
  const folder = temporaryFolder();
  const save = () => saveCredentials(folder, credentials);
  expect(save).toThrow(/could not be written to .* \(EISDIR\).*register it again/);
  expect(save).not.toThrow(/PRIVATE KEY|0123456789abcdef/);
});
