import "server-only";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, resellers } from "@/db/schema";
import type { Actor, CompanyState } from "@/lib/domain/access/actor";
import type { CompanyNotice } from "@/lib/domain/alert/company-notice";
import { type CompanyRef, tellCompanies } from "../alert/write-notices";
import { customersOf } from "../scope";
import type { Below } from "./count-below";

type Told = { readonly state: CompanyState; readonly reason: string; readonly at: Date; readonly below: Below };

const PIECE = 1000;

/** Tells the company and the distributor above it why, and everyone below it that its partner is suspended. */
export async function tellSuspension(tx: Transaction, actor: Actor, told: Told): Promise<void> {
  const { distributorId, company } = actor;
  const { state, reason, at, below } = told;
  const isActive = state === "active";
  const own: CompanyRef[] = [
    { kind: "distributor", id: distributorId },
    ...(company.kind === "reseller" ? [{ kind: "reseller" as const, id: company.id }] : []),
  ];
  const facts = { company: company.name, state, reason, ...below };
  const notice: CompanyNotice = { kind: isActive ? "company-reinstated" : "company-suspended", urgent: true, facts };
  const lower: CompanyNotice = {
    kind: isActive ? "partner-reinstated" : "partner-suspended",
    urgent: true,
    facts: { partner: company.name, state },
  };
  await tellCompanies(tx, distributorId, at, [{ to: own, notice, customerId: null }]);
  await tellCompanies(tx, distributorId, at, await resellersBelow(tx, actor, lower));
  await tellCustomers(tx, actor, at, lower);
}

async function resellersBelow(tx: Transaction, { distributorId, company }: Actor, notice: CompanyNotice) {
  if (company.kind !== "distributor") return [];
  const below = await tx.select({ id: resellers.id }).from(resellers).where(eq(resellers.distributorId, distributorId));
  const to = below.map(({ id }) => ({ kind: "reseller" as const, id }));
  return to.length > 0 ? [{ to, notice, customerId: null }] : [];
}

// A thousand at a time: however many there are, they are never all in memory.
async function tellCustomers(tx: Transaction, actor: Actor, at: Date, notice: CompanyNotice): Promise<void> {
  for (let last: string | null = null; ; ) {
    const piece: { readonly id: string }[] = await tx
      .select({ id: customers.id })
      .from(customers)
      .where(and(customersOf(actor), last === null ? undefined : gt(customers.id, last)))
      .orderBy(asc(customers.id))
      .limit(PIECE);
    await tellCompanies(
      tx,
      actor.distributorId,
      at,
      piece.map(({ id }) => ({ to: [{ kind: "customer" as const, id }], notice, customerId: id })),
    );
    last = piece.at(-1)?.id ?? null;
    if (piece.length < PIECE) return;
  }
}
