import { parseArgs } from "node:util";
import { seedShop } from "./seed-shop.ts";

/*
 * The fake GitHub of the demo as a process of its own: `node test/demo/serve-shop.ts --webhook-url URL [--port 4000]`.
 * It prints one line of JSON that says where it is and with which keys the App runs, and ends with SIGTERM, SIGINT, or
 * when whoever started it is gone. Installing the App is an act (see test/github/README.md).
 */
const { values } = parseArgs({ options: { port: { type: "string" }, "webhook-url": { type: "string" } } });
const { fake, app, privateKey, webhookSecret } = await seedShop({
  port: Number(values.port ?? 0),
  webhookUrl: values["webhook-url"] ?? "http://127.0.0.1:9/",
});

let isEnding = false;
function end(): void {
  if (isEnding) return;
  isEnding = true;
  fake.close().then(
    () => process.exit(0),
    (error: Error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, end);
process.stdin.on("end", end).resume();

console.log(JSON.stringify({ url: fake.url, appId: app.id, privateKey, webhookSecret }));
