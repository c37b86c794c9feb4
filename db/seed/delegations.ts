import type { delegationRecords } from "@/db/schema";
import { addMonths, DAY_MS } from "@/lib/domain/calendar/billing-month";
import type { Permission } from "@/lib/domain/delegation/authority";
import type { Plan } from "./budgets";
import { type Ledger, moneyOf } from "./ledger";
import { type Book, type Change, changeAt, customerSubject, note } from "./records";
import { MICRO, type Micro } from "./row";
import type { Reseller } from "./world";

const HOUR_MS = 3_600_000;
const GRANTED_DAYS_AGO = 30;
/** How much larger than what is taken the quotas were granted, percent. */
const ROOM_PERCENT = 18;

type Granting = { readonly book: Book; readonly plans: readonly Plan[]; readonly ledger: Ledger };

/** One reseller holds everything within quotas, one may freeze accounts for three weeks more, one customer is recalled. */
export function writeDelegations(book: Book, plans: readonly Plan[], ledger: Ledger): void {
  const granting = { book, plans, ledger };
  const { now } = book.world.span;
  grant(granting, "kitefield-digital", {
    permissions: ["set-budget", "freeze-account", "freeze-resources"],
    until: null,
  });
  const until = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS + 20 * DAY_MS);
  grant(granting, "stonebridge-managed", { permissions: ["freeze-account"], until });
  recall(book, "Voxel Orchard", "Beyond its budget for weeks; we look after it ourselves until it is settled.");
}

type Wish = { readonly permissions: Permission[]; readonly until: Date | null };

function grant({ book, plans, ledger }: Granting, accountName: string, { permissions, until }: Wish): void {
  const { world, records, stamps } = book;
  const reseller = world.resellers.find((one) => one.accountName === accountName);
  if (!reseller) throw new Error(`no reseller has the account name ${accountName}`);
  const change = changeAt(book, grantedAtOf(book, reseller), stamps.administrator);
  const [monthlyTaken, oneTimeTaken] = [
    takenOf(plans, ledger, reseller, "monthly"),
    takenOf(plans, ledger, reseller, "one-time"),
  ];
  const sets = permissions.includes("set-budget");
  const told = {
    permissions,
    monthlyQuota: sets ? moneyOf(roomFor(monthlyTaken)) : null,
    oneTimeQuota: sets ? moneyOf(roomFor(oneTimeTaken)) : null,
    until,
  };
  const place = { distributorId: world.distributor.id, resellerId: reseller.id };
  records.delegations.push({ ...place, ...told, grantedAt: change.at, version: 1, setAt: change.at });
  const record: typeof delegationRecords.$inferInsert = {
    ...place,
    ...told,
    id: world.random.id(change.at),
    changeId: change.id,
    operation: "granted",
    monthlyTaken: moneyOf(monthlyTaken),
    oneTimeTaken: moneyOf(oneTimeTaken),
    by: change.by,
    at: change.at,
  };
  records.delegationRecords.push(record);
  const subject = { kind: "reseller", id: reseller.id, name: reseller.name };
  note(book, {
    change,
    action: "delegation.granted",
    subject,
    after: { permissions, until: until?.toISOString() ?? null },
  });
}

/** After everything that people of the distributor did for its customers, for that was theirs to do. */
function grantedAtOf({ world: { span, customers }, records }: Book, { id }: Reseller): Date {
  const own = new Set(
    customers.filter(({ associations: [present] }) => present.resellerId === id).map((one) => one.id),
  );
  const causes = [...records.freezeCauses, ...records.payPerUseBlocks];
  const acts = [
    ...records.budgetRecords.filter(({ customerId }) => own.has(customerId)).map(({ at }) => at),
    ...causes
      .filter(({ customerId }) => own.has(customerId))
      .flatMap(({ since, endedAt }) => [since, endedAt ?? since]),
  ];
  const last = Math.max(span.now.getTime() - GRANTED_DAYS_AGO * DAY_MS, ...acts.map((at) => at.getTime()));
  return new Date(Math.min(last + HOUR_MS, span.now.getTime() - 60_000));
}

/** The greater of budget and usage, summed over the reseller's customers. */
function takenOf(plans: readonly Plan[], ledger: Ledger, { id }: Reseller, type: Plan["type"]): Micro {
  return plans
    .filter((plan) => plan.type === type && plan.customer.associations[0].resellerId === id)
    .reduce((sum, plan) => sum + Math.max(plan.settings.at(-1)?.amount ?? 0, usedOf(plan, ledger)), 0);
}

function usedOf({ customer, countsFrom }: Plan, ledger: Ledger): Micro {
  if (countsFrom === null) return ledger.largestMonth(customer.id);
  return Array.from({ length: 6 }, (_, index) => addMonths(countsFrom, index)).reduce(
    (sum, month) => sum + ledger.used(customer.id, month),
    0,
  );
}

/** Two digits that mean something, with room above what is taken. */
function roomFor(taken: Micro): Micro {
  const whole = (taken * (100 + ROOM_PERCENT)) / 100 / MICRO;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(whole)) - 1);
  return Math.ceil(whole / step) * step * MICRO;
}

function recall(book: Book, name: string, reason: string): void {
  const { world, records, stamps } = book;
  const customer = world.customers.find((one) => one.name === name);
  const resellerId = customer?.associations[0].resellerId;
  const granted = records.delegations.find((one) => one.resellerId === resellerId);
  if (!customer || !resellerId || !granted?.grantedAt)
    throw new Error(`${name} has no reseller that was granted anything`);
  const between = (granted.grantedAt.getTime() + world.span.now.getTime()) / 2;
  const change: Change = changeAt(book, new Date(Math.floor(between)), stamps.administrator);
  const permissions: Permission[] = ["set-budget"];
  records.recalls.push({
    distributorId: world.distributor.id,
    id: world.random.id(change.at),
    customerId: customer.id,
    resellerId,
    changeId: change.id,
    permissions,
    reason,
    by: change.by,
    since: change.at,
  });
  note(book, {
    change,
    action: "delegation.recalled",
    subject: customerSubject(customer),
    after: { permissions },
    reason,
  });
}
