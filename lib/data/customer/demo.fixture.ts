import postgres from "postgres";
import { afterAll } from "vitest";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import type { Actor } from "@/lib/domain/access/actor";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { permit } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { listCustomers } from "./list-customers";

/** The demo's companies: its distributor, the reseller with most customers, and a distributor of another house. */
export async function demoOf(databaseUrl: string, now: Date) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  afterAll(() => sql.end());
  const [own] = await sql<{ id: string }[]>`select distributor_id as id from distributors`;
  const [most] = await sql<{ id: string }[]>`
    select reseller_id as id from customers where reseller_id is not null group by 1 order by count(*) desc limit 1`;
  const [id, foreign] = [own?.id ?? "", newId()];
  return {
    sql,
    month: billingMonthOf(now),
    distributor: actorOf(id, "distributor", id),
    reseller: actorOf(id, "reseller", most?.id ?? ""),
    stranger: actorOf(foreign, "distributor", foreign),
    list: (actor: Actor, given: Partial<Record<keyof CustomerListQuery, string>> = {}, size = 500) =>
      listCustomers(permit(actor, "customer.read"), CustomerListQuery.parse(given), now, size),
  };
}

export function actorOf(distributorId: string, kind: "distributor" | "reseller", id: string): Actor {
  return {
    distributorId,
    company: { kind, id, name: kind, accountName: kind },
    companyState: "active",
    via: { kind: "system" },
    requestId: newId(),
    ip: null,
  };
}
