import { quoteText } from "./quote-text.ts";

/** What stands in the file, for a message: `the text "12"`, `the number 1.5`, `a list`. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return value === "" ? "an empty text" : `the text ${quoteText(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
