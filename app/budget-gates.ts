import { BudgetGate, type GateSettings } from "../shared/github/budget-gate.ts";
import type { BudgetKeeper } from "../shared/github/budget-keeper.ts";
import type { BudgetFigure } from "./operate/figures.ts";

export interface BudgetGatesSettings extends Omit<GateSettings, "keeper"> {
  /** Where an installation's budget is kept. */
  readonly keeperFor: (installation: number) => BudgetKeeper;
}

const RESOURCES = ["core", "graphql"] as const;

/** One gate for each installation, for all that is asked of GitHub in its name. */
export class BudgetGates {
  private readonly settings: BudgetGatesSettings;
  private readonly gates = new Map<number, BudgetGate>();

  constructor(settings: BudgetGatesSettings) {
    this.settings = settings;
  }

  find(installation: number): BudgetGate {
    const { keeperFor, ...settings } = this.settings;
    const known = this.gates.get(installation);
    if (known !== undefined) return known;
    const gate = new BudgetGate({ ...settings, keeper: keeperFor(installation) });
    this.gates.set(installation, gate);
    return gate;
  }

  /** Until when nothing is asked in an installation's name, milliseconds since 1970; null = it is awake. */
  asleepUntil(installation: number): number | null {
    return this.gates.get(installation)?.asleepUntil ?? null;
  }

  /** What is known of the hours of all installations at work. */
  list(): BudgetFigure[] {
    return [...this.gates].flatMap(([installation, gate]) =>
      RESOURCES.flatMap((resource) => {
        const hour = gate.readHour(resource);
        if (hour === null) return [];
        const remaining = Math.max(0, hour.limit - hour.used);
        return [{ installation, resource, remaining, limit: hour.limit, pausedUntil: gate.asleepUntil }];
      }),
    );
  }
}
