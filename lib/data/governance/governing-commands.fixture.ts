import fc from "fast-check";
import { monthEndExclusive, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { toMoney } from "@/lib/domain/money/money";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import {
  FREEZE_LEVELS,
  type FreezeLevel,
  STORED_FREEZE_ORIGINS,
  type StoredFreezeOrigin,
} from "@/lib/domain/restriction/freeze";
import { charge, permit } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { type ModelWish, modelSet } from "./budget-model.fixture";
import { customerAt } from "./model.fixture";
import { actorOf, codesOf, companyOf, idOf, listOf, type Who } from "./real.fixture";
import { modelCharge, modelFreeze, modelLift } from "./restriction-model.fixture";
import { Step, textOf } from "./step.fixture";

/** Customers of a run. */
export const CUSTOMERS = 3;
export const HOUR_MS = 60 * 60 * 1000;

const month = toBillingMonth("2026-11");
if (month === null) throw new Error("not a month");
// Half an hour past the hour, so that no jump of whole hours lands on the month's end.
export const START = new Date(monthEndExclusive(month).getTime() - 83.5 * HOUR_MS);

export const units = (whole: number) => toMoney(BigInt(whole) * 10n ** 12n);

// Mostly whoever may, so that runs get far.
const who = fc.constantFrom<Who>("holder", "holder", "holder", "holder", "other", "stranger");
// Uneven, so that several things happen to the same one.
export const customer = fc.constantFrom(0, 0, 0, 1, 1, 2);
export const origins = fc.subarray<StoredFreezeOrigin>([...STORED_FREEZE_ORIGINS]);
const ticks = fc.oneof(
  { weight: 4, arbitrary: fc.constant<StoredFreezeOrigin[]>([]) },
  { weight: 1, arbitrary: origins },
);
export const amount = fc.constantFrom(50, 100, 100, 150, 200).map(units);
export const type = fc.constantFrom("monthly" as const, "one-time" as const);
export const exhaustion = fc.constantFrom("alert-only", "freeze-account", "freeze-account-and-resources" as const);
const wish: fc.Arbitrary<ModelWish> = fc.record(
  { type, amount, action: exhaustion, lifts: fc.boolean() },
  { requiredKeys: [] },
);

export const setStep = (by: Who, index: number, asked: ModelWish, lift: StoredFreezeOrigin[]) =>
  new Step(
    `${by} sets ${index} to ${textOf(asked)}, lifting ${lift}`,
    (model) => modelSet(model, companyOf(model, by, index, "set-budget"), index, asked, lift),
    async (real, model) => {
      const { lifts, amount: money, ...rest } = asked;
      const actor = actorOf(real, companyOf(model, by, index, "set-budget"));
      const answer = await setBudget(permit(actor, "budget.set"), {
        ...rest,
        ...(money === undefined ? {} : { amount: toMoney(money) }),
        ...(lifts === undefined ? {} : { liftWhenRestored: lifts }),
        customerId: idOf(real, index),
        version: customerAt(model, index).version,
        lift,
        reason: "As agreed",
        confirmed: true,
      });
      return answer.status === "refused" ? codesOf(answer.reasons) : [];
    },
  );
const setting = fc.tuple(who, customer, wish, ticks).map(([by, index, asked, lift]) => setStep(by, index, asked, lift));

const charging = fc.tuple(customer, fc.constantFrom(25, 50, 50, 100, -50)).map(
  ([index, whole]) =>
    new Step(
      `${index} is charged ${whole}`,
      (model) => {
        modelCharge(model, index, units(whole));
        return [];
      },
      async (real) => {
        await charge(real.world, idOf(real, index), String(whole));
        return [];
      },
    ),
);

const freezing = fc.tuple(who, customer, fc.constantFrom<FreezeLevel>(...FREEZE_LEVELS)).map(
  ([by, index, level]) =>
    new Step(
      `${by} freezes ${index}: ${level}`,
      (model) => modelFreeze(model, companyOf(model, by, index, "freeze-account"), index, level),
      async (real, model) => {
        const actor = actorOf(real, companyOf(model, by, index, "freeze-account"));
        const answer = await freezeCustomer(permit(actor, "restriction.freeze"), {
          customerId: idOf(real, index),
          level,
          reason: "Overdue",
          messageToCustomer: null,
          agreementVersion: FREEZE_AGREEMENT_VERSION,
        });
        return listOf(answer);
      },
    ),
);

const lifting = fc.tuple(who, customer, origins).map(
  ([by, index, named]) =>
    new Step(
      `${by} lifts ${named} of ${index}`,
      (model) => modelLift(model, companyOf(model, by, index, "freeze-account"), index, named),
      async (real, model) => {
        const actor = actorOf(real, companyOf(model, by, index, "freeze-account"));
        const answer = await liftFreeze(permit(actor, "restriction.lift"), {
          customerId: idOf(real, index),
          origins: named,
          reason: "Paid",
          messageToCustomer: null,
        });
        return listOf(answer);
      },
    ),
);

const passing = fc.constantFrom(1, 5, 24).map(
  (hours) =>
    new Step(
      `${hours} hours pass`,
      (model) => {
        model.now = new Date(model.now.getTime() + hours * HOUR_MS);
        return [];
      },
      async ({ turnClockTo }, model) => {
        await turnClockTo(new Date(model.now.getTime() + hours * HOUR_MS));
        return [];
      },
    ),
);

/** What whoever governs a customer does, and what happens by itself; the frequent more often. */
export const GOVERNING = [
  setting,
  setting,
  setting,
  setting,
  charging,
  charging,
  charging,
  freezing,
  freezing,
  lifting,
  passing,
];
