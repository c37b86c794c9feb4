import "server-only";
import { and, eq, lte } from "drizzle-orm";
import { customers, requests, resellers } from "@/db/schema";
import { type Condition, ofCompany, ofCustomer } from "../condition";
import { loadAlertLimits } from "../load-alert-limits";

const KIND = "request-waiting";
const HOUR_MS = 60 * 60 * 1000;

/** Requests that wait for longer than the distributor lets them. */
export const requestWaiting: Condition = async (tx, asked) => {
  const { distributorId, at } = asked;
  const { requestHours } = await loadAlertLimits(tx, distributorId);
  const { id, kind, createdAt, resellerId, customerId } = requests;
  const rows = await tx
    .select({ id, kind, createdAt, resellerId, customerId, reseller: resellers.name, customer: customers.name })
    .from(requests)
    .innerJoin(resellers, and(eq(resellers.distributorId, requests.distributorId), eq(resellers.id, resellerId)))
    .leftJoin(customers, and(eq(customers.distributorId, requests.distributorId), eq(customers.id, customerId)))
    .where(
      and(
        eq(requests.distributorId, distributorId),
        eq(requests.state, "pending"),
        lte(createdAt, new Date(at.getTime() - requestHours * HOUR_MS)),
      ),
    );
  return rows.map((row) => {
    const { reseller, customer } = row;
    const facts = { request: row.kind, reseller, customer, since: row.createdAt.toISOString() };
    const about = { key: row.id, subjectId: row.id, facts };
    return row.customerId === null
      ? ofCompany(asked, KIND, row.resellerId, about)
      : ofCustomer(asked, KIND, { id: row.customerId, resellerId: row.resellerId, held: false }, about);
  });
};
