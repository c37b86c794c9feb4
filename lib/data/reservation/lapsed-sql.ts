import "server-only";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

type Asked = {
  readonly tenant: SQLWrapper;
  readonly customer: SQLWrapper;
  /** First month of the budget's period. */
  readonly since: SQLWrapper;
  readonly at: SQLWrapper;
};

/** What a stored `reserved` sum still holds of reservations lapsed at `at`; every decision takes it off (G23). */
export function lapsedSql({ tenant, customer, since, at }: Asked): SQL {
  return sql`(select coalesce(sum(v.amount), 0) from reservations v
    where v.distributor_id = ${tenant} and v.customer_id = ${customer} and v.state = 'open'
      and v.lapses_at <= ${at} and v.month >= ${since})`;
}
