import type { Transaction } from "@/db/client";
import { delegations, recalls } from "@/db/schema";
import type { Actor, CompanyKind, MemberRole } from "@/lib/domain/access/actor";
import { ACCESS, type Action, issuePermit } from "@/lib/domain/access/permit";
import { rolesOf } from "@/lib/domain/access/roles";
import { type Authority, authorityOf, PERMISSIONS, type Permission } from "@/lib/domain/delegation/authority";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { stampOf } from "./actor-stamp";
import { budgetInput, customerActor, money, type World } from "./budget/governance.fixture";
import { setBudgetIn } from "./budget/set-budget";
import { newId } from "./new-id";
import { allowPayPerUseIn } from "./restriction/allow-pay-per-use";
import { blockPayPerUseIn } from "./restriction/block-pay-per-use";
import { freezeCustomerIn } from "./restriction/freeze-customer";
import { liftFreezeIn } from "./restriction/lift-freeze";

/** What the world's reseller was granted; freezing resources never without freezing accounts. */
export const DELEGATIONS = ["none", ...PERMISSIONS, "all", "recalled", "lapsed"] as const;
export type DelegationState = (typeof DELEGATIONS)[number];

function permissionsOf(state: DelegationState): readonly Permission[] {
  if (state === "none") return [];
  if (state === "freeze-resources") return ["freeze-account", "freeze-resources"];
  return PERMISSIONS.some((known) => known === state) ? PERMISSIONS.filter((known) => known === state) : PERMISSIONS;
}

function untilOf(state: DelegationState, at: Date): Date | null {
  return state === "lapsed" ? new Date(at.getTime() - 1) : null;
}

/** Who holds what over the reseller's customer, by the pure law. */
export function authorityIn(state: DelegationState, at: Date): Authority {
  return authorityOf(
    { permissions: permissionsOf(state), until: untilOf(state, at) },
    state === "recalled" ? PERMISSIONS : [],
    at,
  );
}

type Act = {
  readonly action: Action;
  readonly needs: Permission;
  readonly run: (tx: Transaction, actor: Actor, customerId: string) => Promise<unknown>;
};

const words = { reason: "Because", messageToCustomer: null };

/** Every act on one customer that a permission is needed for. */
export const ACTS: Readonly<Record<string, Act>> = {
  "set a budget": {
    action: "budget.set",
    needs: "set-budget",
    run: (tx, actor, customerId) => setBudgetIn(tx, actor, budgetInput(customerId, { amount: money("5") })),
  },
  "freeze the account": {
    action: "restriction.freeze",
    needs: "freeze-account",
    run: (tx, actor, customerId) =>
      freezeCustomerIn(tx, actor, { ...words, customerId, level: "account", agreementVersion: null }),
  },
  "freeze resources": {
    action: "restriction.freeze",
    needs: "freeze-resources",
    run: (tx, actor, customerId) =>
      freezeCustomerIn(tx, actor, {
        ...words,
        customerId,
        level: "account-and-resources",
        agreementVersion: FREEZE_AGREEMENT_VERSION,
      }),
  },
  "lift the account's freeze": {
    action: "restriction.lift",
    needs: "freeze-account",
    run: (tx, actor, customerId) => liftFreezeIn(tx, actor, { ...words, customerId, origins: ["association-default"] }),
  },
  "block pay-per-use": {
    action: "restriction.block-pay-per-use",
    needs: "freeze-account",
    run: (tx, actor, customerId) => blockPayPerUseIn(tx, actor, { ...words, customerId }),
  },
  "allow pay-per-use": {
    action: "restriction.allow-pay-per-use",
    needs: "freeze-account",
    run: (tx, actor, customerId) => allowPayPerUseIn(tx, actor, { ...words, customerId, origins: ["manual"] }),
  },
};

export type Seat = {
  readonly kind: CompanyKind;
  readonly role: MemberRole;
  /** Looks after the customer. */
  readonly assigned: boolean;
  readonly actor: Actor;
};

/** Account managers who look after the customer; who does not is as if of another company. */
export type Managers = Readonly<Record<"distributor" | "reseller", Actor>>;

/** A person of every role of every kind of company, of the other reseller and tenant, and who looks after the customer. */
export function seatsOf(
  world: World,
  customerId: string,
  managers: Managers,
): readonly (Seat & { readonly whose: string })[] {
  const companies = [
    ["its distributor", world.distributor],
    ["its reseller", world.reseller],
    ["another reseller", world.otherReseller],
    ["another distributor", world.otherDistributor],
    ["the customer itself", customerActor(world, customerId)],
  ] as const;
  const assigned = (["distributor", "reseller"] as const).map((kind) => ({
    whose: `its ${kind}`,
    kind,
    role: "account-manager" as const,
    assigned: true,
    actor: managers[kind],
  }));
  return companies
    .flatMap<Seat & { readonly whose: string }>(([whose, actor]) =>
      rolesOf(actor.company.kind).map((role) => ({
        whose,
        kind: actor.company.kind,
        role,
        assigned: false,
        actor: { ...actor, via: { ...actor.via, kind: "person", roles: [role] } as Actor["via"] },
      })),
    )
    .concat(assigned);
}

/** no-access: the table says no; unknown: not theirs; not-holder: another holds it; acts: allowed. */
export type Outcome = "no-access" | "unknown" | "not-holder" | "acts";

/** What must come of it, from the access table, the scope and the authority alone. */
export function expectedOf(seat: Seat & { readonly whose: string }, act: Act, authority: Authority): Outcome {
  const { companies, roles }: { readonly companies: readonly string[]; readonly roles: readonly string[] } =
    ACCESS[act.action];
  if (!companies.includes(seat.kind) || !roles.includes(seat.role)) return "no-access";
  if (seat.whose.startsWith("another")) return "unknown";
  if (seat.role === "account-manager" && !seat.assigned) return "unknown";
  return authority[act.needs] === seat.kind ? "acts" : "not-holder";
}

/** What came of it. */
export async function outcomeOf(tx: Transaction, { actor }: Seat, act: Act, customerId: string): Promise<Outcome> {
  if (issuePermit(actor, act.action) === null) return "no-access";
  const answer = JSON.stringify(await act.run(tx, actor, customerId), (_key, value) =>
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
