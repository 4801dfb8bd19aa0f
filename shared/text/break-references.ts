/**
 * GitHub looks for mentions, references and emoji in the rendered text, where a backslash or an entity is resolved
 * already; so what it looks for is broken by a zero-width space, which shows nothing.
 */
export const BREAK = "\u200b";

/** The beginnings that must not stand right before what follows them. */
const SHAPES = new RegExp(
  [
    // @user, @org/team, user@sha, mail addresses; #12, owner/repo#12, and `##[command]`.
    "[@#](?! )",
    // :tada:, also when a colon is put behind the text; ::command; https://
    String.raw`:(?=[\w+-]+$|[\w+-]*:|\/\/)`,
    String.raw`www(?=\.)`,
    // GH-12; owner/repo/issues/12, which is a reference without its https:// too.
    String.raw`gh-(?=\d)`,
    String.raw`\/(?:issues|pull|discussions)\/(?=\d)`,
    // A commit is 7 to 40 hexadecimal digits.
    "[0-9a-f]{6}(?=[0-9a-f])",
  ].join("|"),
  "gi",
);

/** A text in which GitHub finds no mention, reference, address, emoji or workflow command; it shows as it did. */
export const breakReferences = (text: string): string => text.replace(SHAPES, `$&${BREAK}`);
