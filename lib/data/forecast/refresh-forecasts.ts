import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import {
  type BillingMonth,
  billingDayOf,
  billingMonthOf,
  monthEndExclusive,
} from "@/lib/domain/calendar/billing-month";
import type { BudgetLeft, KnownCharge } from "@/lib/domain/forecast/forecast";
import { forecastMonth } from "@/lib/domain/forecast/forecast-month";
import { countedNow, loadGovernance } from "../budget/load-governance";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { listDueRenewals } from "../order/list-due-renewals";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { findAnomalies, lastToldDay } from "./find-anomalies";
import { type KeptForecast, keepForecasts } from "./keep-forecasts";
import { settlePace } from "./settle-pace";
import { CompanyDays, type CompanySums, FIRST, nextDays } from "./tenant-days";

type Run = {
  readonly system: Actor;
  readonly month: BillingMonth;
  readonly at: Date;
  /** Number of the last day that is looked at for what does not fit. */
  readonly until: number;
  /** What renews itself until the month's end, by customer. */
  readonly renewals: ReadonlyMap<string, readonly Renewal[]>;
};
type Renewal = KnownCharge & { readonly customerId: string };

/**
 * Forecasts the running month of every customer, reseller and of the distributor anew, and looks for days that do not
 * fit; for a job, every hour. Reads each roll-up once, some customers a transaction.
 */
export async function refreshForecasts(distributorId: string): Promise<void> {
  const run = await inTenant({ distributorId }, (tx) => begin(tx, distributorId), "import");
  if (!run) return;
  const companies = new CompanyDays();
  for (let after: string | null = FIRST; after !== null; ) {
    const from: string = after;
    const kept = await inTenant({ distributorId }, (tx) => refreshSome(tx, run, from, companies), "import");
    if (kept) await settlePace(run.system, kept.customers);
    after = kept?.last ?? null;
  }
  await inTenant({ distributorId }, (tx) => refreshCompanies(tx, run, companies), "import");
}

async function begin(tx: Transaction, distributorId: string): Promise<Run | null> {
  const distributor = await findDistributor(tx, distributorId);
  if (!distributor) return null;
  const system = systemActor(distributorId, distributor, newId());
  const at = await instantOf(tx);
  const month = billingMonthOf(at);
  const until = new Date(monthEndExclusive(month).getTime() - 1);
  const due = (await listDueRenewals(tx, system, { at, until })).flatMap(({ customer, amount, expiresAt }) =>
    amount === null
      ? []
      : [
          {
            customerId: customer.id,
            day: billingDayOf(expiresAt < at ? at : expiresAt),
            amount,
            what: "renewal" as const,
          },
        ],
  );
  const told = await lastToldDay(tx, distributorId, at);
  return { system, month, at, until: told, renewals: Map.groupBy(due, ({ customerId }) => customerId) };
}

async function refreshSome(tx: Transaction, run: Run, after: string, companies: CompanyDays) {
  const { month, at, renewals } = run;
  const { distributorId } = run.system;
  const next = await nextDays(tx, distributorId, month, after);
  if (!next) return null;
  const present = next.found.filter(({ isPresent }) => isPresent);
  const ids = present.map(({ customerId }) => customerId);
  const governed = await loadGovernance(tx, distributorId, ids, at);
  for (const partner of next.found) {
    companies.add(partner, partner.isPresent ? (renewals.get(partner.customerId) ?? []) : []);
  }
  const customers = present.map(({ customerId, days }): KeptForecast => {
    const governance = governed.get(customerId);
    const budget: BudgetLeft | null = governance?.budget
      ? { amount: governance.budget.amount, used: countedNow(governance) }
      : null;
    const known = renewals.get(customerId) ?? [];
    return {
      subject: { kind: "customer", id: customerId },
      forecast: forecastMonth({ days, month, at, renewals: known, budget }),
      budget,
    };
  });
  await keepForecasts(tx, distributorId, month, customers);
  await findAnomalies(tx, distributorId, present, { until: run.until, at });
  return { last: next.last, customers };
}

async function refreshCompanies(tx: Transaction, { system, month, at }: Run, companies: CompanyDays) {
  const told = (kind: "reseller" | "distributor", id: string, { days, renewals }: CompanySums): KeptForecast => ({
    subject: { kind, id },
    forecast: forecastMonth({ days: [...days.values()], month, at, renewals, budget: null }),
    budget: null,
  });
  const resellers = [...companies.byReseller].map(([id, sums]) => told("reseller", id, sums));
  await keepForecasts(tx, system.distributorId, month, [
    ...resellers,
    told("distributor", system.distributorId, companies.whole),
  ]);
}
