import fc from "fast-check";
import { monthEndExclusive, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { type Delegation, type Holder, PERMISSIONS, type Permission } from "@/lib/domain/delegation/authority";
import { toMoney } from "@/lib/domain/money/money";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import {
  FREEZE_LEVELS,
  type FreezeLevel,
  STORED_FREEZE_ORIGINS,
  type StoredFreezeOrigin,
} from "@/lib/domain/restriction/freeze";
import { leaveAndReturn } from "../association/leaving.fixture";
import { charge, permit, turnClockTo } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { type ModelWish, modelCharge, modelFreeze, modelLeave, modelLift, modelSet } from "./governance-model.fixture";
import { codesOf, listOf, type Real, Step } from "./governance-step.fixture";
import { grantDelegation } from "./grant-delegation";
import { customerAt, holderOf, type Model } from "./model.fixture";
import { modelGrant, modelRevoke } from "./quota-model.fixture";
import { revokeDelegation } from "./revoke-delegation";

/** Customers of a run. */
export const CUSTOMERS = 3;
export const HOUR_MS = 60 * 60 * 1000;

const month = toBillingMonth("2026-11");
if (month === null) throw new Error("not a month");
// Half an hour past the hour, so that no jump of whole hours lands on the month's end.
export const START = new Date(monthEndExclusive(month).getTime() - 83.5 * HOUR_MS);

const actorOf = ({ world }: Real, holder: Holder) => (holder === "reseller" ? world.reseller : world.distributor);
const idOf = ({ ids }: Real, index: number) => ids[index] ?? "";
const units = (whole: number) => toMoney(BigInt(whole) * 10n ** 12n);

// Mostly whoever may, so that runs get far; "other" is the company that does not hold the permission.
const who = fc.constantFrom("holder", "holder", "holder", "other");
const byOf = (model: Model, name: string, permission: Permission): Holder =>
  name === "holder" ? holderOf(model, permission) : otherThan(holderOf(model, permission));
const otherThan = (holder: Holder): Holder => (holder === "reseller" ? "distributor" : "reseller");
const customer = fc.nat(CUSTOMERS - 1);
const origins = fc.subarray<StoredFreezeOrigin>([...STORED_FREEZE_ORIGINS]);
const ticks = fc.oneof(
  { weight: 4, arbitrary: fc.constant<StoredFreezeOrigin[]>([]) },
  { weight: 1, arbitrary: origins },
);
const amount = fc.constantFrom(50, 100, 100, 150, 200).map(units);
const quota = fc.option(fc.constantFrom(250, 300, 350, 400).map(units), { nil: null, freq: 3 });
const wish: fc.Arbitrary<ModelWish> = fc.record(
  {
    type: fc.constantFrom("monthly" as const, "one-time" as const),
    amount,
    action: fc.constantFrom("alert-only" as const, "freeze-account" as const, "freeze-account-and-resources" as const),
    lifts: fc.boolean(),
  },
  { requiredKeys: [] },
);

const setStep = (by: string, index: number, asked: ModelWish, lift: StoredFreezeOrigin[]) =>
  new Step(
    `${by} sets ${index} to ${JSON.stringify(asked, (_key, part) => (typeof part === "bigint" ? String(part) : part))}, lifting ${lift}`,
    (model) => modelSet(model, byOf(model, by, "set-budget"), index, asked, lift),
    async (real, model) => {
      const { lifts, amount: money, ...rest } = asked;
      const answer = await setBudget(permit(actorOf(real, byOf(model, by, "set-budget")), "budget.set"), {
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
      (model) => modelFreeze(model, byOf(model, by, "freeze-account"), index, level),
      async (real, model) =>
        listOf(
          await freezeCustomer(permit(actorOf(real, byOf(model, by, "freeze-account")), "restriction.freeze"), {
            customerId: idOf(real, index),
            level,
            reason: "Overdue",
            messageToCustomer: null,
            agreementVersion: FREEZE_AGREEMENT_VERSION,
          }),
        ),
    ),
);

const lifting = fc.tuple(who, customer, origins).map(
  ([by, index, named]) =>
    new Step(
      `${by} lifts ${named} of ${index}`,
      (model) => modelLift(model, byOf(model, by, "freeze-account"), index, named),
      async (real, model) =>
        listOf(
          await liftFreeze(permit(actorOf(real, byOf(model, by, "freeze-account")), "restriction.lift"), {
            customerId: idOf(real, index),
            origins: named,
            reason: "Paid",
            messageToCustomer: null,
          }),
        ),
    ),
);

type Wish = Pick<Delegation, "permissions" | "monthlyQuota" | "oneTimeQuota"> & { readonly hours: number | null };

const grantStep = ({ hours, ...granted }: Wish) => {
  const wishAt = ({ now }: Model): Delegation => ({
    ...granted,
    until: hours === null ? null : new Date(now.getTime() + (hours + 0.25) * HOUR_MS),
  });
  return new Step(
    `grants ${granted.permissions} with ${granted.monthlyQuota} and ${granted.oneTimeQuota} for ${hours} hours`,
    (model) => modelGrant(model, wishAt(model)),
    async ({ world }, model) => {
      const input = { resellerId: world.reseller.company.id, version: model.version, reason: null };
      const grant = permit(world.distributor, "delegation.grant");
      return listOf(await grantDelegation(grant, { ...input, wish: wishAt(model) }));
    },
  );
};
const granting = fc
  .record({
    permissions: fc.oneof(fc.constant([...PERMISSIONS]), fc.subarray([...PERMISSIONS])),
    monthlyQuota: quota,
    oneTimeQuota: quota,
    hours: fc.option(fc.constantFrom(2, 30), { nil: null, freq: 3 }),
  })
  .map(grantStep);

const leaving = customer.map(
  (index) =>
    new Step(
      `${index} leaves and comes back`,
      (model) => modelLeave(model, index),
      async (real) => codesOf(await leaveAndReturn(real.world, idOf(real, index))),
    ),
);

const revoking = fc.constant(
  new Step(
    "revokes",
    (model) => modelRevoke(model),
    async ({ world }, model) => {
      const input = { resellerId: world.reseller.company.id, version: model.version, reason: null };
      return listOf(await revokeDelegation(permit(world.distributor, "delegation.grant"), input));
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
      async ({ ownerUrl }, model) => {
        await turnClockTo(ownerUrl, new Date(model.now.getTime() + hours * HOUR_MS));
        return [];
      },
    ),
);

/** What anybody may do, the frequent more often. */
export const COMMANDS = [
  setting,
  setting,
  setting,
  setting,
  charging,
  charging,
  charging,
  freezing,
  lifting,
  leaving,
  granting,
  revoking,
  passing,
];

/** Most runs begin where it gets interesting: all granted, every customer with a budget and not frozen. */
const OPENING = [
  grantStep({ permissions: [...PERMISSIONS], monthlyQuota: units(350), oneTimeQuota: units(250), hours: null }),
  ...Array.from({ length: CUSTOMERS }, (_, index) =>
    setStep("holder", index, { amount: units(100), action: "freeze-account" }, ["association-default"]),
  ),
];
export const opening = fc.constantFrom(OPENING, OPENING, OPENING, []);
