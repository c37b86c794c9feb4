import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { delegations, recalls, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import {
  ACTS,
  type ActName,
  type DelegationState,
  type Outcome,
  permissionsOf,
  type Seat,
  untilOf,
} from "@/lib/domain/access/governed-acts.fixture";
import { issuePermit } from "@/lib/domain/access/permit";
import { rolesOf } from "@/lib/domain/access/roles";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { stampOf } from "./actor-stamp";
import { budgetInput, customerActor, money, type World } from "./budget/governance.fixture";
import { setBudgetIn } from "./budget/set-budget";
import { newId } from "./new-id";
import { allowPayPerUseIn } from "./restriction/allow-pay-per-use";
import { blockPayPerUseIn } from "./restriction/block-pay-per-use";
import { freezeCustomerIn } from "./restriction/freeze-customer";
import { liftFreezeIn } from "./restriction/lift-freeze";

type Run = (tx: Transaction, actor: Actor, customerId: string) => Promise<unknown>;

const words = { reason: "Because", messageToCustomer: null };

const RUNS: Readonly<Record<ActName, Run>> = {
  "set a budget": (tx, actor, customerId) => setBudgetIn(tx, actor, budgetInput(customerId, { amount: money("5") })),
  "freeze the account": (tx, actor, customerId) =>
    freezeCustomerIn(tx, actor, { ...words, customerId, level: "account", agreementVersion: null }),
  "freeze resources": (tx, actor, customerId) =>
    freezeCustomerIn(tx, actor, {
      ...words,
      customerId,
      level: "account-and-resources",
      agreementVersion: FREEZE_AGREEMENT_VERSION,
    }),
  "lift the account's freeze": (tx, actor, customerId) =>
    liftFreezeIn(tx, actor, { ...words, customerId, origins: ["association-default"] }),
  "block pay-per-use": (tx, actor, customerId) => blockPayPerUseIn(tx, actor, { ...words, customerId }),
  "allow pay-per-use": (tx, actor, customerId) =>
    allowPayPerUseIn(tx, actor, { ...words, customerId, origins: ["manual"] }),
};

type Seated = Seat & { readonly actor: Actor };

/** Account managers who look after the customer; who does not is as if of another company. */
export type Managers = Readonly<Record<"distributor" | "reseller", Actor>>;

/** A person of every role of every kind of company, of the other reseller and tenant, and who looks after the customer. */
export function seatsOf(world: World, customerId: string, managers: Managers): readonly Seated[] {
  const companies = [
    ["its distributor", world.distributor],
    ["its reseller", world.reseller],
    ["another reseller", world.otherReseller],
    ["another distributor", world.otherDistributor],
    ["the customer itself", customerActor(world, customerId)],
  ] as const;
  const assigned = (["distributor", "reseller"] as const).map((kind) => ({
    whose: `its ${kind}` as const,
    kind,
    by: { role: "account-manager" as const },
    assigned: true,
    actor: managers[kind],
  }));
  return companies
    .flatMap<Seated>(([whose, actor]) =>
      rolesOf(actor.company.kind).map((role) => ({
        whose,
        kind: actor.company.kind,
        by: { role },
        assigned: false,
        actor: { ...actor, via: { ...actor.via, kind: "person", roles: [role] } as Actor["via"] },
      })),
    )
    .concat(assigned);
}

/** What came of it. */
export async function outcomeOf(
  tx: Transaction,
  { actor }: Seated,
  name: ActName,
  customerId: string,
): Promise<Outcome> {
  if (issuePermit(actor, ACTS[name].action) === null) return "no-access";
  const answer = JSON.stringify(await RUNS[name](tx, actor, customerId), (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
  if (answer.includes('customer-unknown"')) return "unknown";
  return answer.includes('not-holder"') ? "not-holder" : "acts";
}

/** Writes the reseller's grant, and the recall of all of it, as the state says; to be undone afterwards. */
export async function delegateAs(tx: Transaction, world: World, state: DelegationState, customerId: string, at: Date) {
  const { distributorId } = world.distributor;
  const resellerId = world.reseller.company.id;
  const permissions = permissionsOf(state);
  await tx.insert(delegations).values({
    distributorId,
    resellerId,
    permissions: [...permissions],
    monthlyQuota: permissions.includes("set-budget") ? money("1000") : null,
    oneTimeQuota: null,
    until: untilOf(state, at),
    grantedAt: permissions.length > 0 ? at : null,
    version: 1,
    setAt: at,
  });
  if (state === "stopped") {
    const stopped = { stoppedAt: at, stopReason: "Because" };
    await tx
      .update(resellers)
      .set(stopped)
      .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)));
  }
  if (state !== "recalled") return;
  await tx.insert(recalls).values({
    distributorId,
    id: newId(),
    customerId,
    resellerId,
    changeId: newId(),
    permissions: [...PERMISSIONS],
    reason: "Because",
    by: stampOf(world.distributor),
    since: at,
  });
}
