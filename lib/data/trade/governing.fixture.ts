import fc from "fast-check";
import { BUDGET_TYPES, type BudgetType } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { toMoney } from "@/lib/domain/money/money";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { FREEZE_LEVELS, type FreezeLevel } from "@/lib/domain/restriction/freeze";
import { permit } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { levelChangedAt } from "./look.fixture";
import { customerOf, HOUR_MS, type Model, units } from "./model.fixture";
import { codesOf, idOf, now } from "./real.fixture";
import { Step } from "./step.fixture";

export const CUSTOMERS = 2;
// Uneven, so that several things happen to the same one.
export const customer = fc.constantFrom(0, 0, 0, 1);

export const setStep = (index: number, type: BudgetType, amount: bigint) =>
  new Step(
    `${index} gets a ${type} budget of ${amount / units(1)}`,
    async (real, model) => {
      const { version } = customerOf(model, index);
      const wish = { type, amount: toMoney(amount), version, lift: [], reason: null, confirmed: true };
      const answer = await setBudget(permit(real.world.distributor, "budget.set"), {
        ...wish,
        customerId: idOf(real, index),
      });
      if (answer.status !== "saved") throw new Error(`the budget was ${answer.status}`);
      return { codes: [], at: await now(real) };
    },
    (model, { at }) => {
      const set = customerOf(model, index);
      const isCounting = set.budget?.type === "one-time" && type === "one-time";
      set.budget = { type, amount, from: isCounting && set.budget ? set.budget.from : billingMonthOf(at) };
      set.version += 1;
      return [];
    },
    (model) => {
      const { budget } = customerOf(model, index);
      return budget?.type !== type || budget.amount !== amount;
    },
  );
const setting = fc
  .tuple(customer, fc.constantFrom(...BUDGET_TYPES), fc.constantFrom(50, 100, 200, 200, 400))
  .map(([index, type, amount]) => setStep(index, type, units(amount)));

export const freezeStep = (index: number, level: FreezeLevel) =>
  new Step(
    `${index} is frozen: ${level}`,
    async (real) => {
      const answer = await freezeCustomer(permit(real.world.distributor, "restriction.freeze"), {
        customerId: idOf(real, index),
        level,
        reason: "Overdue",
        messageToCustomer: null,
        agreementVersion: FREEZE_AGREEMENT_VERSION,
      });
      if (!answer.allowed) throw new Error(`the freeze was refused: ${codesOf(answer).join()}`);
      return { codes: [], at: await levelChangedAt(real, index) };
    },
    (model, { at }) => {
      const frozen = customerOf(model, index);
      frozen.freeze = { level, since: at };
      if (level === "account-and-resources") frozen.frozen.push({ since: at, until: null });
      return [];
    },
    (model) => {
      const { freeze } = customerOf(model, index);
      return freeze === null || (freeze.level === "account" && level !== "account");
    },
  );
const freezing = fc
  .tuple(customer, fc.constantFrom(...FREEZE_LEVELS))
  .map(([index, level]) => freezeStep(index, level));

export const liftStep = (index: number) =>
  new Step(
    `${index}'s freeze is lifted`,
    async (real) => {
      const answer = await liftFreeze(permit(real.world.distributor, "restriction.lift"), {
        customerId: idOf(real, index),
        origins: ["manual"],
        reason: "Paid",
        messageToCustomer: null,
      });
      if (!answer.allowed) throw new Error(`the lift was refused: ${codesOf(answer).join()}`);
      return { codes: [], at: await levelChangedAt(real, index) };
    },
    (model, { at }) => {
      const lifted = customerOf(model, index);
      lifted.freeze = null;
      for (const interval of lifted.frozen) interval.until ??= at;
      return [];
    },
    (model) => customerOf(model, index).freeze !== null,
  );
const lifting = customer.map(liftStep);

/** And some seconds, so that no jumps together end where a term, a deadline or a reservation does, to the moment. */
const after = ({ now: from }: Readonly<Model>, hours: number) => new Date(from.getTime() + hours * HOUR_MS + 47_000);

export const passStep = (hours: number) =>
  new Step(
    `${hours} hours pass`,
    async (real, model) => {
      await real.turnClockTo(after(model, hours));
      return { codes: [], at: await now(real) };
    },
    (model) => {
      model.now = after(model, hours);
      return [];
    },
  );
const passing = fc.constantFrom(0.1, 0.3, 1, 5, 24, 24, 15 * 24, 20 * 24, 40 * 24).map(passStep);

export const GOVERNING = [setting, setting, freezing, lifting, lifting, passing, passing, passing];
