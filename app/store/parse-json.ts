/** What a text stands for; null also for what is no JSON, as after somebody else wrote to the database. */
export function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
