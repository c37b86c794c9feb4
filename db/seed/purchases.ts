import {
  addMonths,
  type BillingDay,
  type BillingMonth,
  billingDayOf,
  DAY_MS,
  dayStart,
  firstDayOf,
  lastDayOf,
  monthEndExclusive,
  monthStart,
} from "@/lib/domain/calendar/billing-month";
import { PRODUCTS, REGIONS, SUBSCRIPTION } from "./products";
import { associationAt, MICRO, type Row } from "./row";
import { daysBetween, type Span } from "./span";
import { discounted } from "./usage";
import type { Customer, World } from "./world";

type Bought = Pick<Row, "start" | "end" | "list" | "mode" | "service" | "description"> & Partial<Row>;

/** One row of a customer's main account, paid at its start. */
export function boughtRow(customer: Customer, bought: Bought): Row {
  return {
    customer,
    association: associationAt(customer, bought.start),
    billingAccount: customer.terms.billingAccount,
    accountId: customer.accounts[0],
    day: billingDayOf(bought.start),
    category: "purchase",
    counting: "always",
    region: REGIONS[customer.name.length % REGIONS.length] ?? REGIONS[0],
    billed: discounted(bought.list, customer),
    resource: null,
    commitmentId: null,
    isCovered: false,
    ...bought,
  };
}

/** Everything but usage by the hour or day: yearly/monthly resources, commitments, tax, coupons, refunds. */
export function purchasesOf({ customers, span }: World): Row[] {
  return customers.flatMap((customer, index) => {
    const first = customer.firstDay;
    if (first === null) return [];
    const months = span.months.filter((month) => lastDayOf(month) >= first);
    const rows = [
      ...subscriptionsOf(customer, months),
      ...(hasCommitment(customer, index) ? commitmentOf(customer, index, { months, span }) : []),
      ...taxesOf(customer, index, months),
      ...couponsOf(customer, index, months),
      ...refundsOf(customer, index, months),
    ];
    return rows.filter(({ start, day, customer: own }) => start <= span.now && day >= first && isHere(own, start));
  });
}

const isHere = (customer: Customer | null, at: Date) => customer !== null && associationAt(customer, at) !== null;

/** Renewed on the 1st, so that every month begins with spending; larger ones renew a second time. */
function subscriptionsOf(customer: Customer, months: readonly BillingMonth[]): Row[] {
  const service = SUBSCRIPTION[customer.profile];
  const second = PRODUCTS[customer.profile][0]?.service ?? service;
  const monthly = roundedTo(customer.perDay * 4.2, 1);
  return months.flatMap((month, index) => {
    const fromFirst = renewal(customer, { start: monthStart(month), service, list: monthly, isFirst: index === 0 });
    if (customer.perDay < 100) return [fromFirst];
    const start = new Date(monthStart(month).getTime() + (11 + (customer.name.length % 9)) * DAY_MS + 34_200_000);
    return [fromFirst, renewal(customer, { start, service: second, list: monthly * 0.4, isFirst: index === 0 })];
  });
}

function renewal(
  customer: Customer,
  { start, service, list, isFirst }: { start: Date; service: string; list: number; isFirst: boolean },
): Row {
  const end = new Date(start.getTime() + 30 * DAY_MS);
  const description = `${isFirst ? "Purchase" : "Renewal"}: ${service}, 1 month`;
  return boughtRow(customer, {
    start,
    end,
    service,
    description,
    mode: "yearly-monthly",
    list: Math.round(list * MICRO),
  });
}

const roundedTo = (amount: number, unit: number) => Math.round(amount / unit) * unit;

function hasCommitment({ reseller, story }: Customer, index: number): boolean {
  if (story?.kind === "foreign-commitment") return true;
  return story === null && reseller === "stonebridge-managed" && index % 2 === 0;
}

type Time = { readonly months: readonly BillingMonth[]; readonly span: Span };

/** A monthly fee that counts, and its use day by day, which therefore does not. */
function commitmentOf(customer: Customer, index: number, { months, span }: Time): Row[] {
  const isForeign = customer.story?.kind === "foreign-commitment";
  const isPlan = index % 4 === 0;
  const mode = isPlan ? ("savings-plan" as const) : ("reserved-instance" as const);
  const service = isPlan ? "Elastic Compute" : "Relational Database";
  const commitmentId = `${isPlan ? "sp" : "ri"}-${customer.accounts[0].slice(-6)}`;
  const perDay = Math.round(customer.perDay * 0.16 * MICRO);
  const common = { mode, service, commitmentId };
  return months.flatMap((month) => {
    const fee = boughtRow(customer, {
      ...common,
      start: monthStart(month),
      end: monthEndExclusive(month),
      list: perDay * 30,
      description: isPlan ? "Savings plan, monthly fee" : "Reserved instance, monthly fee",
    });
    const used = usedDays(month, span).map((day, place) =>
      boughtRow(customer, {
        ...common,
        start: dayStart(day),
        end: new Date(dayStart(day).getTime() + DAY_MS),
        category: "usage",
        counting: place % 11 === 10 ? "never" : "unless-covered",
        isCovered: !isForeign,
        list: perDay,
        billed: 0,
        description: place % 11 === 10 ? "Unused commitment" : "Used commitment",
      }),
    );
    return isForeign ? used : [fee, ...used];
  });
}

/** Whole days only. */
function usedDays(month: BillingMonth, span: Span): readonly BillingDay[] {
  return daysBetween(firstDayOf(month), lastDayOf(month)).filter((day) => day < span.today);
}

/** Billed on the month's last day to customers in places that levy one. */
function taxesOf(customer: Customer, index: number, months: readonly BillingMonth[]): Row[] {
  if (index % 5 !== 0) return [];
  return months.map((month) => {
    const list = Math.round(customer.perDay * 2.3) * MICRO;
    return boughtRow(customer, {
      start: dayStart(lastDayOf(month)),
      end: monthEndExclusive(month),
      service: "Elastic Compute",
      mode: "pay-per-use",
      category: "tax",
      counting: "never",
      list,
      billed: list,
      description: "Goods and services tax",
    });
  });
}

function couponsOf(customer: Customer, index: number, months: readonly BillingMonth[]): Row[] {
  if (index % 12 !== 4) return [];
  return months
    .filter((_, place) => place % 3 === 1)
    .map((month) => {
      const start = new Date(monthStart(month).getTime() + 6 * DAY_MS);
      const list = -Math.round(customer.perDay * 1.5) * MICRO;
      const end = new Date(start.getTime() + DAY_MS);
      const given = { category: "credit", counting: "never", description: "Cash coupon" } as const;
      return boughtRow(customer, {
        ...given,
        start,
        end,
        list,
        billed: list,
        service: "Elastic Compute",
        mode: "pay-per-use",
      });
    });
}

/** A mistaken purchase in the month before, refunded in the same month. */
function refundsOf(customer: Customer, index: number, months: readonly BillingMonth[]): Row[] {
  const isOne = index % 7 === 3 && customer.story === null;
  const month = months.at(-3);
  if (!isOne || month === undefined || addMonths(month, 1) <= (months[0] ?? month)) return [];
  const start = new Date(monthStart(month).getTime() + 9 * DAY_MS + 36_000_000);
  const list = Math.round(customer.perDay * 3) * MICRO;
  const end = new Date(start.getTime() + 30 * DAY_MS);
  const common = { service: "Elastic Compute", mode: "yearly-monthly" } as const;
  return [
    boughtRow(customer, { ...common, start, end, list, description: "Purchase: Elastic Compute, 1 month" }),
    boughtRow(customer, {
      ...common,
      start: new Date(start.getTime() + DAY_MS),
      end,
      list: -list,
      category: "adjustment",
      description: "Refund: Elastic Compute, unsubscribed within five days",
    }),
  ];
}
