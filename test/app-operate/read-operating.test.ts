import { expect, test } from "vitest";
import { readOperating } from "../../app/operate/read-operating.ts";

test.each([
  [{}, { metricsPort: 9464, isPortOurs: true, operateHost: "127.0.0.1" }],
  [
    { METRICS_PORT: "", OPERATE_HOST: "" },
    { metricsPort: 9464, isPortOurs: true, operateHost: "127.0.0.1" },
  ],
  [
    { METRICS_PORT: "9100", OPERATE_HOST: "0.0.0.0" },
    { metricsPort: 9100, isPortOurs: false, operateHost: "0.0.0.0" },
  ],
  [
    { METRICS_PORT: "0", PORT: "0" },
    { metricsPort: 0, isPortOurs: false, operateHost: "127.0.0.1" },
  ],
  [{ METRICS_PORT: "off" }, { metricsPort: null, isPortOurs: false, operateHost: "127.0.0.1" }],
])("%j", (environment, expected) => {
  const problems: string[] = [];
  expect(readOperating(environment, 3000, problems)).toEqual(expected);
  expect(problems).toEqual([]);
});

test.each([
  [{ METRICS_PORT: "abc" }, /^METRICS_PORT is no port\. Write a number/],
  [{ METRICS_PORT: "65536" }, /^METRICS_PORT is no port\./],
  [{ METRICS_PORT: "-1" }, /^METRICS_PORT is no port\./],
  [{ METRICS_PORT: "3000" }, /^METRICS_PORT is the same as PORT\./],
  [{ OPERATE_HOST: "http://here" }, /^OPERATE_HOST is no host name or address\./],
])("%j is told", (environment, problem) => {
  const problems: string[] = [];
  readOperating(environment, 3000, problems);
  expect(problems).toEqual([expect.stringMatching(problem)]);
});

test("where webhooks come to the usual port, another one is ours", () => {
  expect(readOperating({}, 9464, [])).toMatchObject({ metricsPort: 0, isPortOurs: true });
});
test("any free port twice is not the same port", () => {
  const problems: string[] = [];
  expect(readOperating({ METRICS_PORT: "0" }, 0, problems).metricsPort).toBe(0);
  expect(problems).toEqual([]);
});
