import { expect, test } from "vitest";
import { openMapAddress, toWebAddress } from "../../shared/github/web-address.ts";

test.each([
  ["https://api.github.com", "https://github.com"],
  ["https://git.acme.test/api/v3", "https://git.acme.test"],
  ["http://localhost:8080/api/v3", "http://localhost:8080"],
  ["https://api.acme.ghe.com", "https://acme.ghe.com"],
  ["http://127.0.0.1:4567", "http://127.0.0.1:4567"],
  ["https://api.acme.test", "https://api.acme.test"],
  ["https://git.acme.test/api/v3/api/v3", "https://git.acme.test/api/v3"],
])("%s is seen at %s", (api, web) => {
  expect(toWebAddress(api)).toBe(web);
});

test("the flow map's page, on the default branch", () => {
  const addressOf = openMapAddress("https://git.acme.test/api/v3");
  expect(addressOf("acme/shop")).toBe("https://git.acme.test/acme/shop/blob/HEAD/.github/flow-map.yml");
  expect(addressOf(null)).toBeNull();
});
