import { RE2JS } from "re2js";

/** RE2's reason to refuse a pattern, or the size of its program: the number of instructions. */
export type CompiledPattern = { readonly refusal: string } | { readonly size: number };

export function compilePattern(pattern: string): CompiledPattern {
  try {
    return { size: RE2JS.compile(pattern).programSize() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { refusal: reason.replace(/^error parsing regexp: /, "") };
  }
}
