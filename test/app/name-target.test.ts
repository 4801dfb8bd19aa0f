import { expect, test } from "vitest";
import { nameTarget } from "../../app/name-target.ts";
import type { Target } from "../../app/wake-up.ts";

const shop = { installation: 1, owner: "Acme", repo: "Shop" };

test.each<[string, Target, string]>([
  [
    "ignores the case of owners and repositories",
    { kind: "issue", ...shop, number: 1 },
    "issue 1 acme/shop#1",
  ],
  [
    "keeps node ids as they are",
    { kind: "board-item", installation: 1, content: "I_aB" },
    "board-item 1 I_aB",
  ],
  ["has repositories", { kind: "sweep", ...shop }, "sweep 1 acme/shop"],
  ["has installations", { kind: "installation", installation: 1 }, "installation 1"],
])("%s", (_, target, name) => expect(nameTarget(target)).toBe(name));
