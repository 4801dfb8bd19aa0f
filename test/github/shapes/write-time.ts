/** "2026-11-23T10:00:00Z"; null stays null. */
export const writeTime = (at: number | null): string | null =>
  at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;
