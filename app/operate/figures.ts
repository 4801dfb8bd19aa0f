/** What waits for one installation. */
export interface QueueFigure {
  readonly installation: number;
  /** Jobs that wait, those to be tried again too: neither those for later nor those that run. */
  readonly depth: number;
  /** Since when the oldest of them is due, milliseconds since 1970. */
  readonly oldestAt: number;
}

/** What GitHub grants one installation. */
export interface BudgetFigure {
  readonly installation: number;
  readonly resource: "core" | "graphql";
  readonly remaining: number;
  readonly limit: number;
  /** Until when it sleeps because GitHub asked for it, milliseconds since 1970; null = it is awake. */
  readonly pausedUntil: number | null;
}

/**
 * What is read at the moment somebody asks for it. With several replicas on one database each tells the same of the
 * queue and the dead letters.
 */
export interface Figures {
  readonly queue: () => Promise<readonly QueueFigure[]>;
  readonly budgets: () => Promise<readonly BudgetFigure[]>;
  readonly deadLetters: () => Promise<number>;
}

export const FIGURE_NAMES = ["queue", "budgets", "deadLetters"] as const satisfies readonly (keyof Figures)[];
