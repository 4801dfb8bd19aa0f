import examples from "@octokit/webhooks-examples";
import { expect, test } from "vitest";
import { startApp } from "../../app/start-app.ts";
import { WAKING_EVENTS } from "../../app/wake-ups.ts";
import { buildShop, WEBHOOK_SECRET } from "../github/build-shop.ts";
import { collectLog, type LogLine } from "./collect-log.ts";
import { ManualClock } from "./manual-clock.ts";
import { openHostParts } from "./open-host-parts.ts";
import { shopSettings } from "./open-shop-probot.ts";
import { signDelivery } from "./sign-delivery.ts";

interface Example {
  readonly event: string;
  readonly index: number;
  readonly payload: object;
}

/** Every payload that GitHub's webhooks are known by; those of a repository's own webhook get an installation. */
const EXAMPLES: readonly Example[] = (examples as unknown as readonly Definition[]).flatMap(
  ({ name, examples: payloads }) =>
    payloads.map((payload, index) => ({
      event: name,
      index,
      payload: { installation: { id: 1 }, ...payload },
    })),
);

interface Definition {
  readonly name: string;
  readonly examples: readonly object[];
}

async function deliverAll(): Promise<{ statuses: Set<number>; lines: LogLine[] }> {
  const shop = await buildShop({ now: Date.now });
  const { log, lines } = collectLog();
  const clock = new ManualClock();
  const app = await startApp({
    settings: shopSettings(shop),
    ...(await openHostParts(clock, log)),
    createWorker: () => ({ run: async () => {} }),
    clock,
    log,
  });
  const statuses = new Set<number>();
  for (const { event, index, payload } of EXAMPLES) {
    const request = signDelivery(event, payload, WEBHOOK_SECRET, String(index));
    const answer = await fetch(`${app.url}/api/github/webhooks`, { method: "POST", ...request });
    statuses.add(answer.status);
  }
  await app.stop();
  await shop.fake.close();
  return { statuses, lines: lines.filter(({ fields }) => "delivery" in fields) };
}

const write = ({ fields: { event, action, delivery, woke }, message }: LogLine): string =>
  `${event}.${action} ${delivery}: ${woke ?? message}`;

test("every known webhook is taken, and this is what each wakes", async () => {
  const { statuses, lines } = await deliverAll();
  expect(EXAMPLES.length).toBeGreaterThan(300);
  expect([...statuses]).toEqual([202]);
  expect(lines.map(({ fields }) => `${fields.event} ${fields.delivery}`)).toEqual(
    EXAMPLES.map(({ event, index }) => `${event} ${index}`),
  );
  const isWaking = ({ fields }: LogLine): boolean => WAKING_EVENTS.includes(String(fields.event));
  const others = lines.filter((line) => !isWaking(line));
  expect(new Set(others.map(({ message }) => message))).toEqual(
    new Set(["The event is none that wakes anything."]),
  );
  const table = lines.filter(isWaking).map(write);
  await expect(`${table.join("\n")}\n`).toMatchFileSnapshot("../golden/webhook-examples.golden.txt");
});
