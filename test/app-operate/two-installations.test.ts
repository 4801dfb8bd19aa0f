import { describe, expect, test } from "vitest";
import { signDelivery } from "../app/sign-delivery.ts";
import { labelsOf, openScenario, type Scenario, STREAMS } from "../scenarios/open-scenario.ts";

const RIVAL_MAP = STREAMS.replaceAll("checkout", "takeover");

/** A second organisation with a private repository; the same App is installed there, too. */
async function openRival(scenario: Scenario) {
  const { fake, app, settle } = scenario;
  fake.seed.user("rita");
  fake.seed.organization("rival", ["rita"]);
  fake.seed.repository("rival/secret", {
    roles: { rita: "maintain" },
    files: { ".github/flow-map.yml": RIVAL_MAP },
  });
  const installation = fake.seed.install(app, "rival");
  await settle();
  return installation;
}

/** Who paid for the requests since the last look, without the App's own. */
function readPayers({ fake }: Scenario, from: number): Set<string | null> {
  return new Set(
    fake.requests.slice(from).flatMap(({ payer, path }) => (path.startsWith("/app") ? [] : [payer])),
  );
}

describe("with two installations", () => {
  test("each event is worked on with the token of its own, and by its own flow map", async () => {
    const scenario = await openScenario();
    const { fake, open, settle, installation } = scenario;
    const rival = await openRival(scenario);
    let from = fake.requests.length;
    const ours = await open("The cart is empty");
    expect(labelsOf(ours)).toEqual(["stream: checkout"]);
    expect(readPayers(scenario, from)).toEqual(new Set([`installation ${installation.id}`]));
    from = fake.requests.length;
    const theirs = fake.as("rita").openIssue("rival/secret", { title: "The cart is empty" });
    await settle();
    expect(labelsOf(theirs)).toEqual(["stream: takeover"]);
    expect(readPayers(scenario, from)).toEqual(new Set([`installation ${rival.id}`]));
  });

  test("a delivery of one that names the other's repository reaches nothing there", async () => {
    const scenario = await openScenario();
    const { fake, app, settle, installation, log } = scenario;
    await openRival(scenario);
    const theirs = fake.as("rita").openIssue("rival/secret", { title: "Nothing to see" });
    await settle();
    const [before, from] = [labelsOf(theirs), fake.requests.length];
    const answer = await fetch(app.webhookUrl!, {
      method: "POST",
      ...signDelivery(
        "issues",
        {
          action: "edited",
          installation: { id: installation.id },
          repository: { full_name: "rival/secret" },
          issue: { number: theirs.number },
          sender: { login: "sam", type: "User" },
        },
        app.webhookSecret,
      ),
    });
    await settle();
    expect(answer.status).toBe(202);
    expect(fake.requests.length).toBeGreaterThan(from);
    expect(readPayers(scenario, from)).toEqual(new Set([`installation ${installation.id}`]));
    expect(fake.requests.slice(from).filter(({ isMutation }) => isMutation)).toEqual([]);
    expect(labelsOf(theirs)).toEqual(before);
    expect(JSON.stringify(log)).not.toContain("Nothing to see");
  });
});
