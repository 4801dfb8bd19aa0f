// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/**
 * What Unicode says is not to be shown (marks that turn the reading direction among it), and annotation marks.
 * The joiners and variation selectors stay: many languages and emoji are written with them.
 */
const INVISIBLE = /[[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]--[\u200c\u200d\ufe00-\ufe0f]]/gv;

/** One line of visible text: control characters become a space, invisible marks go, lone surrogates are replaced. */
export function flattenLine(text: string): string {
  return text.replace(CONTROL, " ").replace(INVISIBLE, "").toWellFormed();
}
