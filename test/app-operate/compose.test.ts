import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { PROJECT_ROOT } from "../files/project-root.ts";

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly env_file?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly stop_grace_period: string;
  readonly [key: string]: unknown;
}

const { services, networks, volumes } = parse(readFileSync(join(PROJECT_ROOT, "compose.yaml"), "utf8")) as {
  readonly services: { readonly app: Service; readonly database: Service };
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const { app, database } = services;

describe("the App", () => {
  test("finds the database under the name, user and password that the database has", () => {
    const { username, password, hostname, port, pathname } = new URL(
      app.environment.DATABASE_URL!.replaceAll(/\$\{POSTGRES_PASSWORD[^}]*\}/g, "the-password"),
    );
    expect({ username, hostname, port, pathname }).toEqual({
      username: database.environment.POSTGRES_USER,
      hostname: "database",
      port: "5432",
      pathname: `/${database.environment.POSTGRES_DB}`,
    });
    expect(password).toBe("the-password");
    expect(database.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
    expect(Object.keys(services)).toContain(hostname);
  });

  test("starts once the database is there", () => {
    expect(app.depends_on).toEqual({ database: { condition: "service_healthy" } });
    expect(database.healthcheck?.test[0]).toBe("CMD");
  });

  test("is published to this machine alone: a proxy goes before it, and metrics are nobody else's", () => {
    const { PORT, METRICS_PORT } = app.environment;
    expect(app.ports).toEqual([`127.0.0.1:${PORT}:${PORT}`, `127.0.0.1:${METRICS_PORT}:${METRICS_PORT}`]);
  });

  test("has no rights and no place to write that it does not need", () => {
    expect(app).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
    expect([app.privileged, app.user, app.volumes]).toEqual([undefined, undefined, undefined]);
  });

  test("has the time that it needs to stop, and passes signals on", () => {
    expect(Number.parseInt(app.stop_grace_period, 10)).toBeGreaterThan(10);
    expect(app.init).toBe(true);
  });
});

describe("the database", () => {
  test("is reached by the App alone", () => {
    expect(database.ports).toBeUndefined();
    expect(database.networks).toEqual(["store"]);
    expect(networks.store).toEqual({ internal: true });
  });

  test("is of one major version, and keeps its data where that version has them", () => {
    expect(database.image).toMatch(/^postgres:18(?:\.\d+)?-/);
    expect(database.volumes).toEqual(["database:/var/lib/postgresql"]);
    expect(Object.keys(volumes)).toEqual(["database"]);
  });
});

test("no secret stands in the file", () => {
  const text = readFileSync(join(PROJECT_ROOT, "compose.yaml"), "utf8");
  expect(text.match(/PASSWORD: (?!""|\$\{POSTGRES_PASSWORD:\?)\S+/g)).toBeNull();
  expect(text).not.toMatch(/BEGIN|WEBHOOK_SECRET:|PRIVATE_KEY:/);
});
