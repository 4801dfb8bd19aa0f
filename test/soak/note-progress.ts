/** Tells whoever waits for a long test how far it is; on standard error, so that the table can be kept alone. */
export function noteProgress(text: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
}
