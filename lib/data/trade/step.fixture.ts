import type fc from "fast-check";
import { differences } from "../governance/step.fixture";
import type { Model } from "./model.fixture";
import { now, type Real } from "./real.fixture";
import { modelStanding, standingOf } from "./standing.fixture";

/** What the product answered: the codes of its refusal, and when it did what it did. */
export type Seen = { readonly codes: readonly string[]; readonly at: Date };

/** The product goes first: at which millisecond it acted only it can tell, and money follows from that. */
export class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly name: string,
    readonly act: (real: Real, model: Readonly<Model>) => Promise<Seen>,
    readonly follow: (model: Model, seen: Seen) => readonly string[],
    readonly check: (model: Readonly<Model>) => boolean = () => true,
  ) {}

  async run(model: Model, real: Real) {
    const seen = await this.act(real, model);
    this.hold("answer", [...new Set(this.follow(model, seen))].toSorted(), [...new Set(seen.codes)].toSorted());
    this.hold("standing", modelStanding(model, await now(real)), await standingOf(real));
  }

  private hold(what: string, wanted: unknown, found: unknown) {
    const differing = differences(what, wanted, found);
    if (differing.length > 0) throw new Error(`${this.name}: ${differing.join("; ")}`);
  }

  toString() {
    return this.name;
  }
}
