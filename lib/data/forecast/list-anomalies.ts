import "server-only";
import { and, desc, eq, isNull, type SQL } from "drizzle-orm";
import { anomalies, anomalyDismissals, customers } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Anomaly } from "@/lib/contracts/outlook-view";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import type { Driver } from "@/lib/domain/forecast/anomaly";
import { readKeptJson } from "../kept-json";
import { customersOf, withinOwnAssociations } from "../scope";
import { inTenant } from "../tenant";

/** More than this many days nobody reads. */
const LIST_MAX = 50;

type Asked = {
  /** Null: of all the actor's customers. */
  readonly customerId: string | null;
  readonly days: "open" | "dismissed";
};

/** Days of the actor's present customers that do not fit their past, or those that somebody explained, the newest first. */
export async function listAnomalies(
  { actor }: Permit<"expenditure.read">,
  { customerId, days }: Asked,
): Promise<readonly Anomaly[]> {
  if (customerId !== null && !isUuid(customerId)) return [];
  const ofCustomer = customerId === null ? undefined : eq(customers.id, customerId);
  const table = days === "open" ? anomalies : anomalyDismissals;
  const own = and(customersOf(actor), withinOwnAssociations(actor, table.associationId), ofCustomer);
  return inTenant(actor, async (tx) => {
    if (days === "dismissed") {
      const { day, amount, expected, drivers, reason, at, by } = anomalyDismissals;
      const rows = await tx
        .select({ customer: named, day, amount, expected, drivers, reason, at, by })
        .from(anomalyDismissals)
        .innerJoin(customers, ofTable(anomalyDismissals))
        .where(own)
        .orderBy(desc(day), desc(amount), customers.id)
        .limit(LIST_MAX);
      return rows.map(({ reason: why, at: when, by: who, ...row }) => ({
        ...told(row),
        dismissed: { reason: why, at: when, by: who.name },
      }));
    }
    const { day, amount, expected, drivers } = anomalies;
    const rows = await tx
      .select({ customer: named, day, amount, expected, drivers })
      .from(anomalies)
      .innerJoin(customers, ofTable(anomalies))
      .leftJoin(
        anomalyDismissals,
        and(
          eq(anomalyDismissals.distributorId, anomalies.distributorId),
          eq(anomalyDismissals.customerId, anomalies.customerId),
          eq(anomalyDismissals.day, anomalies.day),
        ),
      )
      .where(and(own, isNull(anomalyDismissals.customerId)))
      .orderBy(desc(day), desc(amount), customers.id)
      .limit(LIST_MAX);
    return rows.map((row) => ({ ...told(row), dismissed: null }));
  });
}

const named = { id: customers.id, name: customers.name };

function ofTable(table: typeof anomalies | typeof anomalyDismissals): SQL | undefined {
  return and(eq(customers.distributorId, table.distributorId), eq(customers.id, table.customerId));
}

type Row = Pick<Anomaly, "customer" | "amount" | "expected"> & { readonly day: string; readonly drivers: unknown };

function told({ day, drivers, ...row }: Row) {
  return { ...row, day: day as BillingDay, drivers: readKeptJson(drivers) as readonly Driver[] };
}
