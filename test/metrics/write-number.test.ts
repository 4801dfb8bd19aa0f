import { expect, test } from "vitest";
import { writeApart, writeNumber } from "../../shared/metrics/write-number.ts";

test.each([
  [9, "9"],
  [0, "0"],
  [7.24, "7.2"],
  [7.96, "8"],
  [-3.06, "-3.1"],
  [-0.0001, "0"],
  [0.1, "0.1"],
  [0.0213, "0.021"],
  [999.94, "999.9"],
  [1204, "1,204"],
  [3188.72, "3,188.7"],
  [-1234567, "-1,234,567"],
])("%d is written %s", (value, text) => expect(writeNumber(value)).toBe(text));

test.each([
  [9, 7.2, ["9", "7.2"]],
  [7, 6.98, ["7", "6.98"]],
  [18.203, 18.2012, ["18.203", "18.201"]],
  [7, 6.99999, ["7", "7"]],
])("%d beside %d", (one, other, texts) => expect(writeApart(one, other)).toEqual(texts));
