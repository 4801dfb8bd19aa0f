import { readYaml } from "../../shared/flow-map/read-yaml.ts";
import { isRecord } from "../events/payload.ts";
import { WEBHOOK_PATH } from "../serve-webhooks.ts";

export interface ManifestSettings {
  /** Text of app.yml. */
  readonly appYml: string;
  /** Where GitHub reaches this App, without a slash at the end; null = nowhere yet. */
  readonly publicUrl: string | null;
  /** Where the person's browser is to come back to. */
  readonly redirectUrl: string;
  /** Of GitHub's pages. */
  readonly webUrl: string;
}

/** GitHub wants an address even for a webhook that is switched off. */
const NOWHERE = "https://example.com";

/** The manifest from which GitHub makes the App, as JSON: app.yml, and the addresses that belong to this place. */
export function writeManifest({ appYml, publicUrl, redirectUrl, webUrl }: ManifestSettings): string {
  const manifest = readYaml(appYml).tree?.value;
  if (!isRecord(manifest)) throw new Error("app.yml is no YAML map.");
  return JSON.stringify({
    url: publicUrl ?? webUrl,
    ...manifest,
    redirect_url: redirectUrl,
    hook_attributes: { url: `${publicUrl ?? NOWHERE}${WEBHOOK_PATH}`, active: publicUrl !== null },
  });
}
