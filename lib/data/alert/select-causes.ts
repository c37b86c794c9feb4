import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, customers, freezeCauses, payPerUseBlocks } from "@/db/schema";
import type { AlertKind } from "@/lib/domain/alert/alert";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { BlockOrigin, FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { goneIn, openIn } from "../customer/standing-parts";
import { type Asked, concernedColumns, presentCustomersOf } from "./condition";

type Cause = {
  readonly what: "freeze" | "block";
  readonly id: string;
  readonly origin: StoredFreezeOrigin | BlockOrigin;
  /** Null: a block. */
  readonly level: FreezeLevel | null;
  readonly since: Date;
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly resellerId: string | null;
    readonly held: boolean;
  };
};

/** Open causes of freezes and of blocks of present customers, those whose reason is gone or the others. */
export async function selectCauses(
  tx: Transaction,
  { distributorId, at }: Asked,
  kind: AlertKind,
  { gone }: { readonly gone: boolean },
): Promise<readonly Cause[]> {
  const [running, customer] = [billingMonthOf(at), concernedColumns(kind, at)];
  const isWanted = (table: "freeze_causes" | "pay_per_use_blocks") =>
    and(presentCustomersOf(distributorId), openIn(table, running), sql`${goneIn(table, running)} = ${gone}::boolean`);
  const ofBudgets = and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id));
  const { id, origin, level, since } = freezeCauses;
  const freezes = await tx
    .select({ id, origin, level, since, customer })
    .from(freezeCauses)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, freezeCauses.distributorId), eq(customers.id, freezeCauses.customerId)),
    )
    .leftJoin(budgets, ofBudgets)
    .where(isWanted("freeze_causes"));
  const blocks = await tx
    .select({ id: payPerUseBlocks.id, origin: payPerUseBlocks.origin, since: payPerUseBlocks.since, customer })
    .from(payPerUseBlocks)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, payPerUseBlocks.distributorId), eq(customers.id, payPerUseBlocks.customerId)),
    )
    .leftJoin(budgets, ofBudgets)
    .where(isWanted("pay_per_use_blocks"));
  return [
    ...freezes.map((cause) => ({ what: "freeze" as const, ...cause })),
    ...blocks.map((cause) => ({ what: "block" as const, level: null, ...cause })),
  ];
}
