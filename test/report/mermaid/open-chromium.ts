import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where systems put it; the variable CHROMIUM names another place. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];
const EXECUTABLE = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path)) ?? PLACES[0]!;

/** Quiet: nothing of it talks to the network by itself. */
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const hasChromium = (): boolean => existsSync(EXECUTABLE);

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
