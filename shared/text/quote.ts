/** Text in double quotes, for a sentence. */
export const quote = (text: string): string => `"${text}"`;
