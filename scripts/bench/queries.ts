import { wholeOf } from "@/lib/contracts/expenditure";
import { ExpenditureDetailsQuery } from "@/lib/contracts/expenditure-query";
import { listDaySpending } from "@/lib/data/expenditure/list-day-spending";
import { listExpenditureDetails } from "@/lib/data/expenditure/list-details";
import { listMonthSpending } from "@/lib/data/expenditure/list-month-spending";
import { listProductSpending } from "@/lib/data/expenditure/list-product-spending";
import { sumExpenditure } from "@/lib/data/expenditure/sum-expenditure";
import { getHome } from "@/lib/data/home/get-home";
import { inTenant } from "@/lib/data/tenant";
import { addMonths, billingDayOf, billingMonthOf, firstDayOf } from "@/lib/domain/calendar/billing-month";
import { distributorPermit } from "../distributor-permit";
import { daysFor, gridOf, type Made, MONTHS, makeCharges } from "./made-charges";
import { inPairs, type Measured, ratioOf, secondsOf, shortOf, sidesOf } from "./measure";

const REPEATS = 5;
const DIMENSIONS = ["month", "customer", "product"] as const;
/** Months that are looked back, the running one included. */
const SPANS = [12, 36] as const;

/** The running month's charges, their first page. */
const DETAILS = ExpenditureDetailsQuery.parse({});

/** Home, and what the pages of expenditure read, for a distributor and one of its customers. */
async function readAll({ accountName, customerId }: Made): Promise<number> {
  const home = await distributorPermit(accountName, "home.read");
  const spending = await distributorPermit(accountName, "expenditure.read");
  const at = new Date();
  const month = billingMonthOf(at);
  return secondsOf(async () => {
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      await getHome(home, at);
      await listDaySpending(spending, null, month);
      await listMonthSpending(spending, null, month, MONTHS);
      await listProductSpending(spending, customerId, month);
      await listExpenditureDetails(spending, DETAILS);
      for (const span of SPANS) {
        const range = { from: firstDayOf(addMonths(month, 1 - span)), to: billingDayOf(at) };
        for (const dimension of DIMENSIONS) {
          const filter = wholeOf(range, "expenditure");
          await inTenant(spending.actor, (tx) => sumExpenditure(tx, spending.actor, filter, [dimension]));
        }
      }
    }
  });
}

const QUERIES = 5 + SPANS.length * DIMENSIONS.length;

export async function measureR7(databaseUrl: string, pairs: number, large: number): Promise<Measured> {
  const small = Math.round(large / 100);
  const days = daysFor(small);
  const few = await makeCharges(databaseUrl, "bench-few", { charges: small, days, months: MONTHS });
  const many = await makeCharges(databaseUrl, "bench-many", { charges: large, days, months: MONTHS });
  const found = await inPairs(
    pairs,
    () => readAll(many),
    () => readAll(few),
  );
  return {
    id: "R7",
    what: `home and expenditure queries on ${shortOf(large)} charges / on ${shortOf(small)} (time)`,
    ratio: ratioOf(found),
    pairs,
    sides: sidesOf(found, `s for ${REPEATS} rounds of ${QUERIES} queries`),
    goal: { first: 1.2, last: 1.05, better: "lower" },
    note: `made charges; ${gridOf(days)} on both sides; details' first page, sums by ${DIMENSIONS.join(", ")} over ${SPANS.join(" and ")} months`,
  };
}
