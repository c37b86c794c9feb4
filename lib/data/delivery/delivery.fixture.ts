import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { sql } from "drizzle-orm";
import { auditEntries, customers, directory, distributors } from "@/db/schema";
import type { ImportReport } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import { type Action, issuePermit, type Permit } from "@/lib/domain/access/permit";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { mapAccount } from "../account/map-account";
import { addCustomer } from "../customer/add-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { type ImportInput, importFiles } from "./import-files";
import { listImports } from "./list-imports";

const directoryOfFiles = mkdtempSync(join(tmpdir(), "partner-center-delivery-"));

/** A distributor of the test's own, its administrator at hand. */
export async function makeDistributor(currency = "USD"): Promise<Actor> {
  const distributorId = newId();
  const accountName = `distributor-${distributorId.slice(-12)}`;
  const actor: Actor = {
    distributorId,
    company: { kind: "distributor", id: distributorId, name: accountName, accountName },
    companyState: "active",
    via: { kind: "operator" },
    requestId: newId(),
    ip: null,
  };
  await inTenant(actor, async (tx) => {
    const createdAt = await instantOf(tx);
    await tx
      .insert(directory)
      .values({ accountName, distributorId, companyKind: "distributor", companyId: distributorId });
    await tx.insert(distributors).values({ distributorId, name: accountName, accountName, currency, createdAt });
  });
  return actor;
}

export function permitOf<A extends Action>(actor: Actor, action: A): Permit<A> {
  const permit = issuePermit(actor, action);
  if (!permit) throw new Error(`may not ${action}`);
  return permit;
}

/** A customer associated since 2020, with no account. */
export async function makeCustomer(actor: Actor, associatedAt = new Date("2020-01-01T00:00:00Z")): Promise<string> {
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const name = `customer-${newId().slice(-12)}`;
    const added = { name, accountName: name, resellerId: null, email: null, phone: null, origin: "created" } as const;
    const { customerId } = await addCustomer(tx, actor, { ...added, associatedAt, at, changeId: newId() });
    return customerId;
  });
}

/** Maps an account to a customer, from a day or from the beginning. */
export function map(actor: Actor, accountId: string, customerId: string, fromDay: string | null = null) {
  return mapAccount(permitOf(actor, "account.map"), { accountId, customerId, fromDay: fromDay as BillingDay | null });
}

export async function newestImport(actor: Actor): Promise<string> {
  const { rows } = await listImports(permitOf(actor, "delivery.read"));
  const newest = rows[0];
  if (!newest) throw new Error("no import");
  return newest.id;
}

export type Row = Readonly<Record<string, string>>;

const DEFAULTS: Row = {
  SubAccountId: "account-1",
  SubAccountName: "One",
  BillingAccountId: "bill-1",
  ListCost: "1",
  BilledCost: "1",
  BillingCurrency: "USD",
  ChargePeriodStart: "2024-09-10 00:00:00",
  ChargePeriodEnd: "2024-09-10 01:00:00",
  BillingPeriodStart: "2024-09-01 00:00:00",
  BillingPeriodEnd: "2024-10-01 00:00:00",
  ChargeCategory: "Usage",
  ServiceName: "Compute",
  ProviderName: "AWS",
  CommitmentDiscountId: "NULL",
  CommitmentDiscountStatus: "NULL",
  CommitmentDiscountCategory: "NULL",
  PricingCategory: "Standard",
  ResourceId: "",
  RegionId: "",
};

export function rowsOf(...rows: readonly Row[]): readonly Row[] {
  return rows.map((row) => ({ ...DEFAULTS, ...row }));
}

export function csvOf(rows: readonly Row[]): string {
  return stringify(
    rows.map((row) => ({ ...row })),
    { header: true, columns: Object.keys(DEFAULTS) },
  );
}

export function fileOf(content: string | Buffer): string {
  const path = join(directoryOfFiles, `${newId()}.csv`);
  writeFileSync(path, content);
  return path;
}

export async function importText(
  actor: Actor,
  content: string | Buffer | readonly (string | Buffer)[],
  options: Partial<ImportInput> = {},
): Promise<ImportReport> {
  const contents = typeof content === "string" || Buffer.isBuffer(content) ? [content] : content;
  const files = contents.map((text, index) => ({ name: `file-${index}.csv`, path: fileOf(text) }));
  const defaults = { files, source: null, dryRun: false, strict: false, accept: false };
  return importFiles(permitOf(actor, "delivery.import"), { ...defaults, ...options });
}

export function importRows(actor: Actor, rows: readonly Row[], options: Partial<ImportInput> = {}) {
  return importText(actor, csvOf(rowsOf(...rows)), options);
}

/** Spent and counted of a customer by month, as decimal text. */
export async function sumsOf(actor: Actor, customerId: string): Promise<Record<string, readonly [string, string]>> {
  const rows = await inTenant(actor, (tx) =>
    tx.execute<{ month: string; spent: string; counted: string }>(sql`
      select month, trim_scale(spent)::text as spent, trim_scale(counted)::text as counted from customer_months
      where distributor_id = ${actor.distributorId} and customer_id = ${customerId} and (spent <> 0 or counted <> 0)
      order by month`),
  );
  return Object.fromEntries(rows.map(({ month, spent, counted }) => [month, [spent, counted] as const]));
}

export async function auditActions(actor: Actor): Promise<readonly string[]> {
  const rows = await inTenant(actor, (tx) =>
    tx.select({ action: auditEntries.action }).from(auditEntries).orderBy(auditEntries.id),
  );
  return rows.map(({ action }) => action);
}

export async function customerCount(actor: Actor): Promise<number> {
  return inTenant(actor, (tx) => tx.$count(customers));
}
