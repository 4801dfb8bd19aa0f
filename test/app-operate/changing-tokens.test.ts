import { describe, expect, test } from "vitest";
import type { Permissions } from "../github/state/app.ts";
import { listTroubles } from "../scenarios/list-troubles.ts";
import { labelsOf, MINUTE, openScenario, WITH_BOARD } from "../scenarios/open-scenario.ts";
import { readCard } from "../scenarios/read-card.ts";
import {
  READING,
  READING_WITHOUT_BOARDS,
  readNarrowings,
  writingOnBoards,
  writingTo,
} from "./read-narrowings.ts";

const WITHOUT_BOARDS: Permissions = { issues: "write", contents: "read" };

describe("permissions and tokens that change", () => {
  test("Projects not granted: nobody asks for it, and labels work", async () => {
    const scenario = await openScenario({ map: WITH_BOARD, permissions: WITHOUT_BOARDS });
    const { fake, open, board } = scenario;
    const issue = await open("The cart is empty");
    expect([labelsOf(issue), board.items]).toEqual([["stream: checkout"], []]);
    expect(readNarrowings(scenario)).toEqual({
      reads: [READING_WITHOUT_BOARDS],
      boards: [writingTo("shop/web")],
      writes: [writingTo("shop/web")],
    });
    expect(fake.requests.filter(({ status }) => status === 422)).toEqual([]);
  });

  test("granted later: from then on the board is in step", async () => {
    const scenario = await openScenario({ map: WITH_BOARD, permissions: WITHOUT_BOARDS });
    const { fake, open, settle, board, installation } = scenario;
    await open("The cart is empty");
    fake.seed.permissions(installation, { ...WITHOUT_BOARDS, organization_projects: "write" });
    await settle();
    const from = fake.requests.length;
    const issue = await open("A chargeback");
    expect(readCard(board, issue)).toBe("Refunds");
    expect(readNarrowings(scenario, from)).toMatchObject({
      reads: [READING],
      writes: [writingOnBoards("shop/web")],
    });
  });

  test("taken away within the hour: labels go on", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, open, wait, installation } = scenario;
    await open("The cart is empty");
    fake.seed.permissions(installation, WITHOUT_BOARDS);
    await wait(0);
    expect(labelsOf(await open("A chargeback"))).toEqual(["stream: refunds"]);
  });

  test.each(["ReadIssue", "WriteIssues"])("revoked in the middle, before %s: done once", async (name) => {
    const scenario = await openScenario();
    const { fake, open, wait, installation } = scenario;
    await open("The cart is empty");
    let isRevoked = false;
    fake.fail({
      when: ({ documentName }) => {
        // The request before this one; what is under way already has been let in.
        const isBefore = documentName === (name === "WriteIssues" ? "ReadIssue" : "WriteIssues");
        if (isBefore && !isRevoked) fake.revokeTokens(installation);
        isRevoked ||= isBefore;
        return false;
      },
      trouble: { kind: "drop" },
    });
    const issues = [await open("A chargeback"), await open("Nothing that we know")];
    expect(isRevoked).toBe(true);
    expect(fake.requests.filter(({ status }) => status === 401).length).toBeGreaterThan(0);
    expect(issues.map(labelsOf)).toEqual([["stream: refunds"], ["needs: stream"]]);
    expect(listTroubles(scenario.log)).toEqual([]);
    await wait(10 * MINUTE);
    expect(fake.world.comments.get(issues[1]!)).toHaveLength(1);
  });

  test("a repository that was renamed with work waiting: done under its new name", async () => {
    const scenario = await openScenario();
    const { fake, settle } = scenario;
    fake.post.hold();
    const issue = fake.as("mara").openIssue("shop/web", { title: "The cart is empty" });
    fake.as("mara").renameRepository("shop/web", "front");
    fake.post.release();
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    expect(readNarrowings(scenario).writes).toEqual([writingTo("shop/front")]);
  });
});
