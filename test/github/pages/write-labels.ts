import type { Label } from "../state/label.ts";
import { escapeHtml } from "./escape-html.ts";

/** In their colours, with a text that can be read on them. */
export const writeLabels = (labels: readonly Label[]): string => labels.map(writeLabel).join(" ");

function writeLabel({ name, color, description }: Label): string {
  const style = `background:#${escapeHtml(color)};color:${isLight(color) ? "#1f2328" : "#ffffff"}`;
  return `<span class="label" style="${style}" title="${escapeHtml(description ?? "")}">${escapeHtml(name)}</span>`;
}

/** By the weights of the eye for red, green and blue. */
function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 150;
}
