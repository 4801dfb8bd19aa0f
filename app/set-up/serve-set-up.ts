import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { toWebAddress } from "../../shared/github/web-address.ts";
import { HostError } from "../host-error.ts";
import { readAddress } from "../settings/read-address.ts";
import { type Credentials, exchangeCode } from "./exchange-code.ts";
import { writeManifest } from "./write-manifest.ts";
import { writeSetUpPage, writeTroublePage } from "./write-set-up-page.ts";

export interface SetUpTools {
  /** Address of GitHub's REST API. */
  readonly rest: string;
  /** Where GitHub reaches this App; null = not told. */
  readonly publicUrl: string | null;
  /** Whose App it will be unless the person says otherwise; "" = the person's own. */
  readonly organization: string;
  /** Text of app.yml. */
  readonly appYml: string;
  /** Whether only this machine can ask: then it is asked by no other name. */
  readonly isLocal: boolean;
  /** Keeps the keys; may throw a HostError. */
  readonly save: (credentials: Credentials) => void;
  /** The keys are kept and the person is on the way to GitHub. `hasWebhook`: whether GitHub knows where to send. */
  readonly onDone: (hasWebhook: boolean) => void;
}

interface Page {
  readonly status: number;
  readonly body: string;
  readonly location?: string;
  /** The keys are kept. */
  readonly isDone?: boolean;
}

/** The page, and where GitHub leads the person back to: under the names that Probot's own has. */
const PAGE = "/probot";
const BACK = "/probot/setup";
const ORGANIZATION = /^[A-Za-z\d][A-Za-z\d-]{0,38}$/;

/**
 * The set-up's HTTP: a page that leads to GitHub's form for a new App, and the way back from there. Probot has such
 * pages, too; its own registers a webhook where nothing listens, takes keys from whoever sends some, and rewrites
 * `.env`.
 */
export function serveSetUp(tools: SetUpTools): RequestListener {
  // GitHub hands it back: nobody else can make us take an App that is theirs.
  const state = randomBytes(20).toString("hex");
  let hasWebhook = tools.publicUrl !== null;
  const showForm = (url: URL): Page => {
    const publicUrl = readAddress(url.searchParams.get("address") ?? "") ?? tools.publicUrl;
    hasWebhook = publicUrl !== null;
    return writeForm(tools, { url, publicUrl, state });
  };
  const takeKeys = async (url: URL): Promise<Page> => {
    const code = url.searchParams.get("code") ?? "";
    if (code === "" || url.searchParams.get("state") !== state) {
      return trouble(400, "This is no way back from the form that this page made. Start from there.");
    }
    const app = await exchangeCode(code, tools.rest);
    tools.save(app.credentials);
    return { status: 302, body: "", location: `${app.url}/installations/new`, isDone: true };
  };
  return (request, response) => {
    void answer(tools, request, { showForm, takeKeys }).then((page) => {
      if (page.isDone === true) response.once("close", () => tools.onDone(hasWebhook));
      send(response, page);
    });
  };
}

interface Ways {
  readonly showForm: (url: URL) => Page;
  readonly takeKeys: (url: URL) => Promise<Page>;
}

async function answer(
  { isLocal }: SetUpTools,
  { method, url: target = "/", headers: { host } }: IncomingMessage,
  { showForm, takeKeys }: Ways,
): Promise<Page> {
  const url = URL.parse(target, `http://${host}`);
  if (method !== "GET" || url === null) return trouble(404, "There is nothing here.");
  if (isLocal && !isLoopback(url.hostname)) {
    return trouble(403, "This page is for this machine alone: open it at http://localhost, with the port.");
  }
  try {
    if (url.pathname === "/") return { status: 302, body: "", location: PAGE + url.search };
    if (url.pathname === PAGE) return showForm(url);
    if (url.pathname === BACK) return await takeKeys(url);
    return trouble(404, "There is nothing here.");
  } catch (error) {
    return trouble(502, error instanceof HostError ? error.message : "Something went wrong here.");
  }
}

const isLoopback = (name: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(name);

function writeForm(
  tools: SetUpTools,
  { url, publicUrl, state }: { readonly url: URL; readonly publicUrl: string | null; readonly state: string },
): Page {
  const asked = url.searchParams.get("organization") ?? tools.organization;
  const organization = ORGANIZATION.test(asked) ? asked : "";
  const webUrl = toWebAddress(tools.rest);
  const owner = organization === "" ? "" : `/organizations/${organization}`;
  const manifest = writeManifest({ appYml: tools.appYml, publicUrl, redirectUrl: url.origin + BACK, webUrl });
  const action = `${webUrl}${owner}/settings/apps/new?state=${state}`;
  return { status: 200, body: writeSetUpPage({ manifest, action, publicUrl, organization }) };
}

const trouble = (status: number, line: string): Page => ({ status, body: writeTroublePage(line) });

function send(response: ServerResponse, { status, body, location }: Page): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    connection: "close",
    ...(location !== undefined && { location }),
  });
  response.end(body);
}
