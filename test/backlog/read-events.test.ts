import { describe, expect, test } from "vitest";
import { readOne } from "./read-one.ts";

const at = (text: string): number => Date.parse(text);

describe("events", () => {
  test("are put oldest first, those of one instant in the order of the file", () => {
    const { events } = readOne({
      events: [
        { event: "closed", at: "2026-01-03T00:00:00Z", actor: "octocat" },
        {
          event: "unlabeled",
          at: "2026-01-02T00:00:00Z",
          actor: { login: "app/streamkeeper" },
          label: "bug",
        },
        { event: "labeled", at: "2026-01-02T01:00:00+01:00", actor: null, label: { name: "UX" } },
        { event: "renamed", at: "2026-01-01T00:00:00.123456Z", actor: "octocat", from: "a", to: "b" },
      ],
    });
    const [first, second, third] = [
      "2026-01-01T00:00:00.123Z",
      "2026-01-02T00:00:00Z",
      "2026-01-03T00:00:00Z",
    ].map(at);
    expect(events).toEqual([
      {
        event: "renamed",
        at: first,
        actor: { login: "octocat", kind: "unknown" },
        label: null,
        from: "a",
        to: "b",
      },
      { event: "unlabeled", at: second, actor: { login: "streamkeeper", kind: "bot" }, label: "bug" },
      { event: "labeled", at: second, actor: null, label: "UX" },
      { event: "closed", at: third, actor: { login: "octocat", kind: "unknown" }, label: null },
    ]);
  });

  test("that Streamkeeper does not know are left out, whatever is in them", () => {
    expect(readOne({ events: [{ event: "subscribed" }, { event: "pinned", at: 12 }] }).events).toEqual([]);
  });

  test("may be missing, which is no history", () => {
    expect(readOne({ events: null }).events).toBeNull();
    expect(readOne({ events: [] }).events).toEqual([]);
  });
});
