import { expect, test } from "vitest";
import { renderStatusUpdate } from "../../shared/report/render-status-update.ts";
import { buildReport, NO_LINKS, SHOP_LINKS } from "./build-report.ts";
import { findLiveText } from "./find-live-text.ts";
import { SHOP_REPORT } from "./shop-report.ts";

test("streams that need attention are named, and put the board at risk", () => {
  const { status, body } = renderStatusUpdate(SHOP_REPORT, NO_LINKS);
  expect(status).toBe("AT_RISK");
  expect(body).toContain("2 of 4 streams need attention");
  expect(body).toContain("Checkout");
  expect(body).toContain("Discovery");
  expect(body).not.toContain("\n");
});

test("without one the board is on track", () => {
  const { status, body } = renderStatusUpdate(buildReport(), NO_LINKS);
  expect(status).toBe("ON_TRACK");
  expect(body).toContain("No stream needs attention");
});

test("it leads to the run", () => {
  const { body } = renderStatusUpdate(buildReport(), SHOP_LINKS);
  expect(body).toMatch(/\[The whole report\]\(https:\/\/github\.com\/acme\/shop\/actions\/runs\/1234567\)$/);
});

test("a stream's name does nothing", () => {
  const name = "@octocat #12 <b>| **x**";
  const report = buildReport({
    streams: [{ id: "x", name, verdict: "attention", verdictReasons: ["::error::x"] }],
  });
  expect(findLiveText(renderStatusUpdate(report, NO_LINKS).body)).toEqual([]);
});
