import { describe, expect, test } from "vitest";
import { HostError } from "../../app/host-error.ts";
import { openCredentialsCheck } from "../../app/operate/check-credentials.ts";
import { checkReadiness } from "../../app/operate/check-readiness.ts";
import { keepVerdict } from "../../app/operate/keep-verdict.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { settle } from "../app/settle.ts";

const well = async (): Promise<void> => {};

describe("ready", () => {
  test("is who passes every check", async () => {
    const verdict = await checkReadiness({ database: well, queue: well }, new ManualClock());
    expect(verdict).toEqual({ ready: true, checks: { database: "ok", queue: "ok" } });
  });

  test("is not who fails one; each says why, without what others wrote", async () => {
    const refused = Object.assign(new Error("connect postgres://user:secret@db"), { code: "ECONNREFUSED" });
    const checks = {
      database: () => Promise.reject(refused),
      queue: () => {
        throw new HostError("The queue stands still.");
      },
      credentials: well,
    };
    expect(await checkReadiness(checks, new ManualClock())).toEqual({
      ready: false,
      checks: { database: "Error ECONNREFUSED", queue: "The queue stands still.", credentials: "ok" },
    });
  });

  test("a check without an answer fails after 2 s and holds no other up", async () => {
    const clock = new ManualClock();
    const asked = checkReadiness({ database: () => new Promise(() => {}), queue: well }, clock);
    await settle();
    clock.advance(1999);
    expect(await Promise.race([asked, settle()])).toBeUndefined();
    clock.advance(1);
    expect(await asked).toEqual({
      ready: false,
      checks: { database: "No answer within 2 s.", queue: "ok" },
    });
    expect(clock.timerCount).toBe(0);
  });
});

describe("a kept verdict", () => {
  test("is asked once however many look, and again after its time, good or bad", async () => {
    const clock = new ManualClock();
    let asked = 0;
    const check = keepVerdict(
      async () => {
        if (++asked === 2) throw new Error("no");
      },
      1000,
      clock,
    );
    await Promise.all([check(), check()]);
    clock.advance(999);
    await check();
    expect(asked).toBe(1);
    clock.advance(1);
    await expect(check()).rejects.toThrow("no");
    await expect(check()).rejects.toThrow("no");
    expect(asked).toBe(2);
    clock.advance(1000);
    await check();
    expect(asked).toBe(3);
  });
});

describe("the credentials", () => {
  const checkWith = (answer: () => Promise<{ readonly data: null }>) =>
    openCredentialsCheck({ request: answer }, new ManualClock(), { demand: () => {} });
  const failWith = (status?: number) =>
    checkWith(() => Promise.reject(Object.assign(new Error("x"), { status })));

  test("pass while GitHub takes them", async () => {
    await expect(checkWith(async () => ({ data: null }))()).resolves.toBeUndefined();
  });
  test.each([401, 404, 410])("fail when GitHub refuses them with %i", async (status) => {
    await expect(failWith(status)()).rejects.toThrow(
      `GitHub refuses the App's credentials (${status}). Look at APP_ID and PRIVATE_KEY.`,
    );
  });
  test.each([403, 429, 500, 502, undefined])("pass while GitHub is busy or down (%s)", async (status) => {
    await expect(failWith(status)()).resolves.toBeUndefined();
  });
});
