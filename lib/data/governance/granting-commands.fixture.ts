import fc from "fast-check";
import { type Delegation, PERMISSIONS, type Permission } from "@/lib/domain/delegation/authority";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { FREEZE_LEVELS } from "@/lib/domain/restriction/freeze";
import { permit } from "../budget/governance.fixture";
import { grantDelegation } from "../delegation/grant-delegation";
import { recallPermissions } from "../delegation/recall-permissions";
import { returnPermissions } from "../delegation/return-permissions";
import { revokeDelegation } from "../delegation/revoke-delegation";
import { settleLapses } from "../delegation/watch-delegations";
import { CUSTOMERS, HOUR_MS, units } from "./governing-commands.fixture";
import { modelGrant, modelRevoke, modelWatch } from "./grant-model.fixture";
import { customerAt, type Model, PLACES, type Place } from "./model.fixture";
import { idOf, listOf, type Real, resellerIdOf } from "./real.fixture";
import { modelRecall, modelReturn } from "./recall-model.fixture";
import { Step } from "./step.fixture";

export const place = fc.constantFrom<Place>(...PLACES);
// Mostly the first, where the customers begin.
export const mostly = fc.constantFrom<Place>(0, 0, 0, 1);
export const quota = fc.option(fc.constantFrom(250, 300, 350, 400).map(units), { nil: null, freq: 3 });
export const permissions = fc.oneof(
  fc.constant<Permission[]>([...PERMISSIONS]),
  fc.subarray<Permission>([...PERMISSIONS]),
);
export const hoursToEnd = fc.option(fc.constantFrom(2, 30), { nil: null, freq: 3 });

type Wish = Pick<Delegation, "permissions" | "monthlyQuota" | "oneTimeQuota"> & { readonly hours: number | null };

export const untilOf = ({ now }: Model, hours: number | null) =>
  hours === null ? null : new Date(now.getTime() + (hours + 0.25) * HOUR_MS);

export const grantStep = (to: Place, { hours, ...granted }: Wish) =>
  new Step(
    `grants ${to} ${granted.permissions} with ${granted.monthlyQuota} and ${granted.oneTimeQuota} for ${hours} hours`,
    (model) => modelGrant(model, to, { ...granted, until: untilOf(model, hours) }),
    async (real, model) => {
      const input = { resellerId: resellerIdOf(real, to), version: model.resellers[to].version, reason: null };
      const wish = { ...granted, until: untilOf(model, hours) };
      return listOf(await grantDelegation(permit(real.world.distributor, "delegation.grant"), { ...input, wish }));
    },
  );
const granting = fc
  .tuple(mostly, fc.record({ permissions, monthlyQuota: quota, oneTimeQuota: quota, hours: hoursToEnd }))
  .map(([to, wish]) => grantStep(to, wish));

const revoking = mostly.map(
  (from) =>
    new Step(
      `revokes what ${from} was granted`,
      (model) => modelRevoke(model, from),
      async (real, model) => {
        const input = { resellerId: resellerIdOf(real, from), version: model.resellers[from].version, reason: null };
        return listOf(await revokeDelegation(permit(real.world.distributor, "delegation.grant"), input));
      },
    ),
);

const watching = fc.constant(
  new Step(
    "what lapsed is noted",
    (model) => modelWatch(model),
    async ({ world }) => {
      await settleLapses(world.distributor.distributorId);
      return [];
    },
  ),
);

type Some = readonly number[] | null;
const everyone = Array.from({ length: CUSTOMERS }, (_, index) => index);
const some = fc.subarray(everyone, { minLength: 1 });
const idsOf = (real: Real, customers: readonly number[]) => customers.map((index) => idOf(real, index));

// Whom the first of them is with; or for all of a reseller's, the first reseller.
const placeOf = (model: Model, customers: Some): Place => customerAt(model, customers?.[0] ?? 0).at ?? 0;

// What a distributor takes back: one of them, or all; seldom anything else.
const recalled = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Permission[]>(["set-budget"], ["freeze-account"], [...PERMISSIONS]) },
  { weight: 1, arbitrary: fc.subarray<Permission>([...PERMISSIONS]) },
);

const recalling = fc
  .tuple(
    fc.option(some, { nil: null, freq: 3 }),
    recalled,
    fc.option(fc.constantFrom(...FREEZE_LEVELS), { nil: null, freq: 2 }),
  )
  .map(
    ([customers, asked, level]) =>
      new Step(
        `recalls ${asked} for ${customers ?? "all"}, freezing ${level}`,
        (model) => modelRecall(model, { place: placeOf(model, customers), customers, permissions: asked, level }),
        async (real, model) => {
          const answer = await recallPermissions(permit(real.world.distributor, "delegation.recall"), {
            resellerId: resellerIdOf(real, placeOf(model, customers)),
            customerIds: customers && idsOf(real, customers),
            permissions: asked,
            reason: "Payment overdue",
            level: level ?? undefined,
            messageToCustomer: null,
            agreementVersion: FREEZE_AGREEMENT_VERSION,
            now: true,
          });
          return listOf(answer);
        },
      ),
  );

/** Those of one reseller for whom something is recalled; if there is none, the first customer. */
function recalledOf({ customers }: Model): readonly number[] {
  const recalled = customers.findIndex((one) => one.recalled.length > 0);
  const isRecalled = ({ at, recalled: back }: Model["customers"][number]) =>
    back.length > 0 && at === customers[recalled]?.at;
  return recalled < 0 ? [0] : customers.flatMap((one, index) => (isRecalled(one) ? [index] : []));
}

const returning = fc.option(some, { nil: null, freq: 1 }).map((chosen) => {
  const customersOf = (model: Model) => chosen ?? recalledOf(model);
  return new Step(
    `gives back what was recalled for ${chosen ?? "them"}`,
    (model) => modelReturn(model, placeOf(model, customersOf(model)), customersOf(model)),
    async (real, model) =>
      listOf(
        await returnPermissions(permit(real.world.distributor, "delegation.recall"), {
          resellerId: resellerIdOf(real, placeOf(model, customersOf(model))),
          customerIds: idsOf(real, customersOf(model)),
          reason: "Paid",
        }),
      ),
  );
});

/** What the distributor hands to a reseller and takes back. */
export const GRANTING = [granting, granting, revoking, watching, recalling, recalling, returning];
