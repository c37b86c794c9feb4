import type fc from "fast-check";
import { QUOTA_KINDS } from "@/lib/domain/delegation/authority";
import { permit, type World } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { decidePurchases } from "../purchase/decide-purchases";
import { inTenant } from "../tenant";
import { modelRefusals } from "./governance-model.fixture";
import { loadPools, takenOf } from "./load-pools";
import type { Model } from "./model.fixture";
import { takenBut } from "./quota-model.fixture";

/** The product: a database, and a reseller with its customers in it. */
export type Real = { readonly ownerUrl: string; readonly world: World; readonly ids: readonly string[] };
type Reasons = readonly { readonly code: string }[];

export const codesOf = (reasons: Reasons) => [...new Set(reasons.map(({ code }) => code))].toSorted();
export const listOf = (answer: { readonly allowed: true } | { readonly allowed: false; readonly reasons: Reasons }) =>
  answer.allowed ? [] : codesOf(answer.reasons);

/** Both sides take the step; whatever they answer must be the same. */
export class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly name: string,
    readonly onModel: (model: Model) => readonly string[],
    readonly onReal: (real: Real, model: Model) => Promise<readonly string[]>,
  ) {}

  check() {
    return true;
  }

  async run(model: Model, real: Real) {
    // The version and the instant are what a person saw before.
    const seen = { ...model, customers: model.customers.map((customer) => ({ ...customer })) };
    const expected = [...new Set(this.onModel(model))].toSorted();
    const answered = await this.onReal(real, seen);
    const [found, wanted] = [await standingOf(real), modelStanding(model)];
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      throw new Error(`after ${this.name}: ${JSON.stringify(found)}, but by the model ${JSON.stringify(wanted)}`);
    }
    if (JSON.stringify(answered) !== JSON.stringify(expected)) {
      throw new Error(
        `${this.name}: ${answered.join(", ") || "done"}, but by the model ${expected.join(", ") || "done"}`,
      );
    }
  }

  toString() {
    return this.name;
  }
}

/** What each customer's purchase is refused for, by whom that is lifted, and what the pools hold. */
function modelStanding(model: Model) {
  const refused = model.customers.map((_, index) => modelRefusals(model, index).toSorted());
  return { refused, taken: QUOTA_KINDS.map((kind) => String(takenBut(model, kind, -1))) };
}

async function standingOf({ world, ids }: Real) {
  const items = ids.map((customerId) => ({ customerId, operation: "buy-yearly-monthly", amount: null }) as const);
  const verdicts = await decidePurchases(permit(world.distributor, "purchase.decide"), items);
  const refused = verdicts.map((verdict) =>
    verdict === null || verdict.decision.allowed
      ? []
      : verdict.decision.reasons.map(({ code, liftedBy }) => `${code} ${liftedBy}`).toSorted(),
  );
  const resellerId = world.reseller.company.id;
  const pools = await inTenant(world.distributor, async (tx) =>
    loadPools(tx, world.distributor.distributorId, [resellerId], await instantOf(tx)),
  );
  return { refused, taken: QUOTA_KINDS.map((kind) => String(takenOf(pools, resellerId, kind))) };
}
