const SESSION = /^(```console\n\$ npx streamkeeper (.*)\n)(?:.*\n)*?```$/gm;

/**
 * Puts below each command line in a page's `console` blocks what it prints.
 *
 * @param run runs the command line with these arguments
 */
export function fillSessions(text: string, run: (args: readonly string[]) => string): string {
  return text.replace(SESSION, (_, command: string, args: string) => {
    return `${command}${run(args.split(" ")).trimEnd()}\n\`\`\``;
  });
}
