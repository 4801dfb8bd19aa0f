const ENTITIES: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

export interface Form {
  readonly action: string;
  /** JSON. */
  readonly manifest: string;
}

/** Reads the set-up page's form as a browser does. */
export function readForm(html: string): Form {
  const read = (pattern: RegExp): string => {
    const value = pattern.exec(html)?.[1];
    if (value === undefined) throw new Error(`${pattern} is not in the page:\n${html}`);
    return value.replace(/&(?:quot|#39|lt|gt|amp);/g, (entity) => ENTITIES[entity]!);
  };
  return {
    action: read(/<form method="post" action="([^"]*)"/),
    manifest: read(/name="manifest" value="([^"]*)"/),
  };
}
