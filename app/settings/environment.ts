/** Variables of the environment, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a variable says anything; compose files and shells set empty ones for what they were not given. */
export const isSet = (environment: Environment, name: string): boolean => (environment[name] ?? "") !== "";
