import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { readSource } from "../architecture/read-source.ts";
import { resolveImport } from "../architecture/resolve-import.ts";
import { listFiles } from "../files/list-files.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { isInContext } from "./read-context.ts";
import { readDockerfile } from "./read-dockerfile.ts";

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), "utf8");
const instructions = readDockerfile(read("Dockerfile"));
const ignored = read(".dockerignore");
const manifest = JSON.parse(read("package.json")) as {
  readonly scripts: { readonly start: string };
  readonly devDependencies: { readonly node: string };
};
const files = listFiles(PROJECT_ROOT);
const last = instructions.at(-1)!.stage;
const ofLast = instructions.filter(({ stage }) => stage === last);
const all = (name: string) => instructions.filter((one) => one.name === name);
const only = (name: string): string => {
  const found = ofLast.filter((one) => one.name === name);
  expect(found, name).toHaveLength(1);
  return found[0]!.text;
};
/** What is copied from the project into the last stage. */
const copied = ofLast
  .filter(({ name, text }) => name === "COPY" && !text.startsWith("--from="))
  .flatMap(({ text }) => text.split(" ").slice(0, -1));
const isCopied = (path: string): boolean =>
  isInContext(path, ignored) && copied.some((source) => path === source || path.startsWith(`${source}/`));

describe("what the image is made of", () => {
  test("every stage starts from the exact Node that the project runs on", () => {
    const image = `node:${manifest.devDependencies.node}-bookworm-slim`;
    expect(all("FROM").map(({ text }) => text.split(" ")[0])).toEqual([image, image]);
  });

  test("everything that is copied is there, and handed on to the build", () => {
    const sources = all("COPY").flatMap(({ text }) =>
      text.startsWith("--from=") ? [] : text.split(" ").slice(0, -1),
    );
    const found = (source: string): boolean =>
      files.some((file) => (file === source || file.startsWith(`${source}/`)) && isInContext(file, ignored));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((source) => !found(source))).toEqual([]);
  });

  test("all that the App, its health check and the command line load is in it", () => {
    const missing: string[] = [];
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      if (!isCopied(path)) missing.push(path);
      for (const { target } of readSource(path, read(path)).imports) {
        const next = target === null ? null : resolveImport(path, target);
        if (next !== null && /\.(?:ts|mjs)$/.test(next)) visit(next);
      }
    };
    for (const start of ["app/start.ts", "app/operate/ask-health.ts", "action/streamkeeper.mjs"])
      visit(start);
    expect(missing).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
    // Read when it runs, not imported.
    for (const path of ["app.yml", "package.json"]) expect(isCopied(path)).toBe(true);
  });

  test.each([
    ".env",
    "app/.env",
    ".git/config",
    "test/check.ts",
    "data/PG_VERSION",
    "backlog.json",
    "node_modules/a",
  ])("%s never gets near it", (path) => {
    expect(isInContext(path, ignored)).toBe(false);
  });

  test("packages come from the lock file alone, without those for development, and without running their scripts", () => {
    const installs = all("RUN").filter(({ text }) => text.includes("npm"));
    expect(installs.map(({ text }) => text)).toEqual(["npm ci --omit=dev --ignore-scripts"]);
    expect(all("ADD")).toEqual([]);
    expect(all("RUN").filter(({ text }) => /curl|wget|apt-get|sudo|chmod 777/.test(text))).toEqual([]);
  });

  test("no secret is built in", () => {
    const set = [...all("ENV"), ...all("ARG")].map(({ text }) => text).join(" ");
    expect(set).not.toMatch(/SECRET|KEY|TOKEN|PASSWORD|DATABASE_URL|APP_ID/);
  });
});

describe("how it runs", () => {
  const environment = parseEnv(only("ENV").replaceAll(" ", "\n"));

  test("as a user who is not root, from before the App starts to its end", () => {
    const index = (name: string): number => ofLast.findIndex((one) => one.name === name);
    expect(only("USER")).not.toMatch(/^(?:root|0)(?::|$)/);
    expect(index("USER")).toBeLessThan(index("CMD"));
    expect(ofLast.slice(index("USER")).filter(({ name }) => name === "RUN" || name === "COPY")).toEqual([]);
  });

  test("with the command of `npm start`, which Node gets by itself, so that it hears the signal to stop on", () => {
    expect(JSON.parse(only("CMD"))).toEqual(manifest.scripts.start.split(" "));
    expect(ofLast.filter(({ name }) => name === "ENTRYPOINT")).toEqual([]);
    expect(only("STOPSIGNAL")).toBe("SIGTERM");
  });

  test("and asks itself for its health by a file that is in it", () => {
    const [, command] = only("HEALTHCHECK").split(" CMD ");
    const [program, file] = JSON.parse(command!) as string[];
    expect(program).toBe("node");
    expect(isCopied(file!)).toBe(true);
  });

  test("for production; the webhooks' port is open, the operator's is not", () => {
    expect(environment).toMatchObject({ NODE_ENV: "production", HOST: "0.0.0.0", OPERATE_HOST: "127.0.0.1" });
    expect(only("EXPOSE")).toBe(environment.PORT);
  });

  test("what it keeps is in a volume that its user owns", () => {
    const folder = environment.STREAMKEEPER_DATA!;
    expect(only("VOLUME")).toBe(folder);
    expect(only("RUN")).toBe(`mkdir ${folder} && chown ${only("USER")}:${only("USER")} ${folder}`);
  });
});
