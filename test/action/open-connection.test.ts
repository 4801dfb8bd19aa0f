import { expect, onTestFinished, test } from "vitest";
import { openConnection } from "../../action/open-connection.ts";
import { buildShop } from "../github/build-shop.ts";
import { listWrites } from "./open-repository.ts";

const WEB = { owner: "shop", repo: "web" };

async function connect(mayWrite: boolean, withProjectToken: boolean) {
  const { fake, installation, board } = await buildShop({ now: Date.now });
  onTestFinished(() => fake.close());
  const token = fake.installationToken(installation);
  const projectToken = withProjectToken ? token : null;
  const environment = { token, tokenName: "GH_TOKEN", projectToken, apiUrl: fake.url } as const;
  return { fake, board, connection: await openConnection(environment, { mayWrite }) };
}

test("whom the token belongs to is known", async () => {
  const { connection } = await connect(true, false);
  expect(connection.me).toEqual({ login: "streamkeeper", kind: "bot" });
  expect(connection.writer).not.toBeNull();
});

test.each([false, true])(
  "where nothing may be written there is no writer, and nothing else that could (board token: %s)",
  async (withProjectToken) => {
    const { fake, connection } = await connect(false, withProjectToken);
    expect(connection.writer).toBeNull();
    const name = { owner: "shop", number: 1, field: "Stream" };
    const board = await connection.boards.readBoard(name);
    const label = { name: "stream: x", color: "ffffff", description: "" };
    const attempts = [
      connection.labels.createLabel(WEB, label),
      connection.boards.createField(board!, "Stream", []),
      connection.boards.setOptions("F", []),
      connection.boards.createView(name, "By Stream", 1),
    ];
    for (const result of await Promise.allSettled(attempts)) {
      expect(result).toMatchObject({ status: "rejected", reason: { message: "A plan writes nothing." } });
    }
    expect(listWrites(fake.requests)).toEqual([]);
  },
);
