const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML, attributes too: shows as it is. */
export const escapeEntities = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
