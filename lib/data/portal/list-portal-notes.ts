import "server-only";
import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, customers, freezeCauses, payPerUseBlocks } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { isOpenAt } from "@/lib/domain/restriction/freeze";
import { instantOf } from "../instant";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

export type PortalNote = {
  readonly id: string;
  readonly about: "freeze" | "pay-per-use-block";
  readonly text: string;
  readonly at: Date;
};

type Row = {
  readonly id: string;
  readonly text: string | null;
  readonly at: Date;
  readonly month: string | null;
  readonly goneAt: Date | null;
  readonly lift: boolean | null;
};

/** What partners wrote to the actor's own customer about restrictions in force; never an inner reason (G16). */
export async function listPortalNotes({ actor }: Permit<"portal.read">): Promise<readonly PortalNote[]> {
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const freezes = (await openNotes(tx, actor, freezeCauses)).map((row) => ({ ...row, about: "freeze" as const }));
    const blocks = (await openNotes(tx, actor, payPerUseBlocks)).map((row) => ({
      ...row,
      about: "pay-per-use-block" as const,
    }));
    return [...freezes, ...blocks].filter((row) => isOpenAt(causeOf(row), row.lift ?? false, at)).map(toNote);
  });
}

function openNotes(
  tx: Transaction,
  actor: Actor,
  causes: typeof freezeCauses | typeof payPerUseBlocks,
): Promise<Row[]> {
  return tx
    .select({
      id: causes.id,
      text: causes.messageToCustomer,
      at: causes.since,
      month: causes.month,
      goneAt: causes.goneAt,
      lift: budgets.liftWhenRestored,
    })
    .from(customers)
    .innerJoin(causes, and(eq(causes.distributorId, customers.distributorId), eq(causes.customerId, customers.id)))
    .leftJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
    .where(
      and(
        customersOf(actor),
        eq(customers.id, actor.company.id),
        isNull(causes.endedAt),
        isNotNull(causes.messageToCustomer),
      ),
    )
    .orderBy(desc(causes.since));
}

function causeOf({ goneAt, month }: Row): { goneAt: Date | null; month: BillingMonth | null } {
  return { goneAt, month: month === null ? null : toBillingMonth(month) };
}

function toNote({ id, about, text, at }: Row & Pick<PortalNote, "about">): PortalNote {
  return { id, about, text: text ?? "", at };
}
