import { parseArgs } from "node:util";
import { buildShop, PRIVATE_KEY, WEBHOOK_SECRET } from "./build-shop.ts";

/**
 * The fake GitHub as a process of its own: `node test/github/serve.ts [--port 4000] [--webhook-url URL] [--no-limits]`. It starts
 * with the shop of the contract tests, prints one line of JSON that says where it is and with which keys, and ends
 * with SIGTERM or SIGINT. Other processes act through `/_fake/` (see serve/answer-control.ts).
 */
const { values } = parseArgs({
  options: { port: { type: "string" }, "webhook-url": { type: "string" }, "no-limits": { type: "boolean" } },
});
const webhookUrl = values["webhook-url"];
const { fake, app, installation } = await buildShop({
  now: Date.now,
  port: Number(values.port ?? 0),
  isControlled: true,
  limits: values["no-limits"] !== true,
  ...(webhookUrl !== undefined && { webhookUrl }),
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    fake.close().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(error.message);
        process.exit(1);
      },
    );
  });
}

console.log(
  JSON.stringify({
    url: fake.url,
    graphqlUrl: fake.graphqlUrl,
    appId: app.id,
    installationId: installation.id,
    privateKey: PRIVATE_KEY,
    webhookSecret: WEBHOOK_SECRET,
    userToken: fake.userToken("mara"),
  }),
);
