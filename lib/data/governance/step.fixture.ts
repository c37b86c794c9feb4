import type fc from "fast-check";
import type { Model } from "./model.fixture";
import type { Real } from "./real.fixture";
import { standingOf } from "./standing.fixture";
import { modelStanding } from "./standing-model.fixture";

/** Both sides take the step; whatever they answer, and however things stand afterwards, must be the same. */
export class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly name: string,
    readonly onModel: (model: Model) => readonly string[],
    readonly onReal: (real: Real, model: Model) => Promise<readonly string[]>,
    readonly check: (model: Readonly<Model>) => boolean = () => true,
  ) {}

  async run(model: Model, real: Real) {
    // The version and the instant are what a person saw before.
    const seen = structuredClone(model);
    this.hold("answer", [...new Set(this.onModel(model))].toSorted(), await this.onReal(real, seen));
    this.hold("standing", modelStanding(model), await standingOf(real));
  }

  private hold(what: string, wanted: unknown, found: unknown) {
    const differing = differences(what, wanted, found);
    if (differing.length > 0) throw new Error(`${this.name}: ${differing.join("; ")}`);
  }

  toString() {
    return this.name;
  }
}

const isNested = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !(value instanceof Date);

/** Where the product differs from the model, and in what. */
export function differences(path: string, wanted: unknown, found: unknown): readonly string[] {
  if (isNested(wanted) && isNested(found)) {
    const keys = new Set([...Object.keys(wanted), ...Object.keys(found)]);
    return [...keys].flatMap((key) => differences(`${path} ${key}`, wanted[key], found[key]));
  }
  const [expected, answered] = [textOf(wanted), textOf(found)];
  return expected === answered ? [] : [`${path} ${answered ?? "missing"}, but by the model ${expected ?? "none"}`];
}

/** Money in whole units. */
export const textOf = (value: unknown) =>
  JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? `${part / 10n ** 12n}` : part));
