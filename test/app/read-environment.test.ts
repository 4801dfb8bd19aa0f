import { expect, test } from "vitest";
import { readEnvironment } from "../../app/read-environment.ts";

test.each<[string, Record<string, string>, string | null, object]>([
  ["no file", { A: "1" }, null, { A: "1" }],
  ["what only the file says", { A: "1" }, "B=2", { A: "1", B: "2" }],
  ["what both say: what is really set wins", { A: "1" }, "A=2", { A: "1" }],
  ["an empty variable hides nothing", { A: "" }, "A=2", { A: "2" }],
  ["the last of two in the file", {}, "A=\nA=2", { A: "2" }],
  ["a key over several lines", {}, 'A="-----BEGIN\nb\n"', { A: "-----BEGIN\nb\n" }],
  ["a key in one line", {}, 'A="-----BEGIN\\nb\\n"', { A: "-----BEGIN\nb\n" }],
])("%s", (_, real, file, expected) => expect(readEnvironment(real, file)).toEqual(expected));
