import { escapeEntities } from "../../shared/text/escape-entities.ts";
import { WEBHOOK_PATH } from "../serve-webhooks.ts";

export interface SetUpPage {
  /** JSON. */
  readonly manifest: string;
  /** Where the form with the manifest goes: GitHub's page for a new App. */
  readonly action: string;
  /** Where GitHub reaches this App; null = nowhere yet. */
  readonly publicUrl: string | null;
  /** Whose App it will be; "" = the person's own. */
  readonly organization: string;
}

/** The page that leads to a GitHub App. */
export const writeSetUpPage = ({ manifest, action, publicUrl, organization }: SetUpPage): string =>
  writePage(`<h1>Set up Streamkeeper</h1>
<p>Streamkeeper works as a GitHub App of your own. GitHub makes it from a list of what it may do and hear, and gives out
its keys. They are written to <code>.env</code> on this machine; then Streamkeeper starts.</p>
<form method="get" action="/probot">
<label>Organisation, if the App is to be its own (a board needs one)
<input name="organization" value="${escapeEntities(organization)}" placeholder="acme"></label>
<label>Address at which GitHub reaches this machine
<input name="address" value="${escapeEntities(publicUrl ?? "")}" placeholder="https://streamkeeper.example.com"></label>
<button>Use these</button>
</form>
${publicUrl === null ? NO_ADDRESS : `<p>Webhooks will come to <code>${escapeEntities(publicUrl + WEBHOOK_PATH)}</code>.</p>`}
<form method="post" action="${escapeEntities(action)}">
<input type="hidden" name="manifest" value="${escapeEntities(manifest)}">
<button>Register the App on GitHub</button>
</form>
<p>GitHub asks what to call it; any name that is free will do.</p>
<details><summary>What the App may do</summary>
<pre>${escapeEntities(JSON.stringify(JSON.parse(manifest), null, 2))}</pre></details>
<p>You have an App already? Put <code>APP_ID</code>, <code>PRIVATE_KEY_PATH</code> and <code>WEBHOOK_SECRET</code> into
<code>.env</code> and start again.</p>`);

const NO_ADDRESS = `<p><strong>GitHub does not know how to reach this machine.</strong> It needs a public address: the
host's own, or a tunnel's to this port. Write it above, or start with
<code>PUBLIC_URL=https://... npm start</code>. You can register the App without one; its webhook is then switched off,
and nothing happens until you give it the address, with <code>${WEBHOOK_PATH}</code> at the end, and the
<code>WEBHOOK_SECRET</code> of <code>.env</code> in the App's settings on GitHub.</p>`;

/** The page for what went wrong. */
export const writeTroublePage = (line: string): string =>
  writePage(
    `<h1>That did not work</h1>\n<p>${escapeEntities(line)}</p>\n<p><a href="/">Back to the set-up</a></p>`,
  );

const writePage = (body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Streamkeeper</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
label { display: block; margin: 0.5rem 0; } input { display: block; width: 100%; font: inherit; box-sizing: border-box; }
button { font: inherit; margin: 0.5rem 0; } pre { overflow-x: auto; }
</style>
${body}
</html>
`;
