#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still say what is wrong.
const [major] = process.versions.node.split(".");
if (Number(major) < 24) {
  console.error(`Streamkeeper needs Node 24 or newer; this is ${process.version}.`);
  console.error("In a checkout, `npm ci` brings the right one, and `npx streamkeeper` uses it.");
  process.exitCode = 1;
} else {
  // From the second start on nothing is compiled again: half of the time until a command begins.
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  await import("./cli.ts");
}
