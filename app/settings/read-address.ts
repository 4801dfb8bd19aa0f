/**
 * An http or https address without a slash at its end, or null: no name, password, query or fragment may stand in it.
 */
export function readAddress(written: string): string | null {
  const url = URL.parse(written);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (url.username !== "" || url.password !== "" || /[?#]/.test(written)) return null;
  return (url.origin + url.pathname).replace(/\/$/, "");
}
