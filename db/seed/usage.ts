import { addDays, type BillingDay, DAY_MS, dayStart, firstDayOf } from "@/lib/domain/calendar/billing-month";
import { PRODUCTS, REGIONS, WEEK } from "./products";
import type { Random } from "./random";
import { associationAt, MICRO, type Micro, type Row } from "./row";
import { daysBetween, type Span } from "./span";
import type { Customer, World } from "./world";

const HOUR_MS = DAY_MS / 24;
const MONTH_DAYS = 30.4;

type Line = {
  readonly service: string;
  readonly mode: "pay-per-use" | "spot";
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
  /** List price a day at first. */
  readonly perDay: number;
};

/** What bends the curve of one customer. */
type Course = {
  readonly growth: number;
  readonly launchOn: number;
  readonly launch: number;
  readonly outageOn: number;
};

/** Daily usage of every customer, hourly of some in the last days. */
export function usageOf({ customers, random, span }: World): Row[] {
  return customers.flatMap((customer, index) =>
    customer.firstDay === null
      ? []
      : usageOfCustomer(customer, { random, span, first: customer.firstDay, isHourly: index % 9 === 0 }).filter(
          ({ association }) => association !== null,
        ),
  );
}

type Given = {
  readonly random: Random;
  readonly span: Span;
  readonly first: BillingDay;
  readonly isHourly: boolean;
};

function usageOfCustomer(customer: Customer, given: Given): Row[] {
  const { random, span, first, isHourly } = given;
  const lines = linesOf(customer, random);
  const days = daysBetween(first, span.today);
  const course = courseOf(customer, days.length, random);
  const surprise = customer.story?.kind === "surprise" ? runawayOf(customer) : null;
  return days.flatMap((day, index) => {
    // One day of estimates was overtaken by the last delivery, the others wait for the next.
    const isRecent = isHourly && day >= addDays(span.deliveredDay, -1);
    const shape = shapeOf(customer, course, day, index) * (isRunaway(customer, day, span) ? 2.6 : 1);
    const usual = lines.flatMap((line) => {
      const amount = line.perDay * shape * random.between(0.9, 1.1);
      return isRecent ? hoursOf(customer, line, day, amount, span) : dayOf(customer, line, { day, amount, span });
    });
    if (surprise === null || day < firstDayOf(span.running)) return usual;
    return [...usual, ...dayOf(customer, surprise, { day, amount: surprise.perDay * shape, span })];
  });
}

/** A cluster that somebody started and nobody stopped. */
function runawayOf({ accounts, perDay }: Customer): Line {
  return {
    service: "Elastic Compute",
    mode: "pay-per-use",
    region: "eu-west-2",
    accountId: accounts[0],
    resource: "res-batch-render-7f",
    perDay: perDay * 1.4,
  };
}

/** The first customers have all their business's products, smaller ones fewer. */
function linesOf(customer: Customer, random: Random): Line[] {
  const products = PRODUCTS[customer.profile];
  const isComplete = customer.perDay >= 60 || customer.accountName === "demo-customer";
  const kept = isComplete ? products : products.slice(0, customer.perDay < 25 ? 3 : 5);
  const weight = kept.reduce((sum, product) => sum + product.weight, 0);
  const home = random.pick(REGIONS);
  const abroad = random.pick(REGIONS);
  return kept.flatMap((product, index) => {
    const share = (customer.perDay * product.weight) / weight;
    const line = (region: string, perDay: number): Line => ({
      service: product.service,
      mode: product.mode ?? "pay-per-use",
      region,
      accountId: customer.accounts[index % customer.accounts.length] ?? customer.accounts[0],
      resource: `res-${random.hex(10)}`,
      perDay,
    });
    const isSplit = index === 0 && customer.perDay >= 90 && abroad !== home;
    return isSplit ? [line(home, share * 0.7), line(abroad, share * 0.3)] : [line(home, share)];
  });
}

function courseOf({ terms, story }: Customer, dayCount: number, random: Random): Course {
  const growth = random.between(...terms.growth) / 100;
  const launchOn = random.whole(30, 300);
  const launch = random.between(1, 1.45);
  const outageOn = random.whole(10, Math.max(11, dayCount - 20));
  // A story's numbers come from its budget, not from a launch in the midst of it.
  return { growth: story ? Math.min(growth, 0.015) : growth, launchOn, launch: story ? 1 : launch, outageOn };
}

function shapeOf({ profile, story }: Customer, course: Course, day: BillingDay, index: number): number {
  // The billing day begins on the evening before in UTC, so UTC's Sunday is its Monday.
  const weekday = dayStart(day).getUTCDay();
  const grown = (1 + course.growth) ** (index / MONTH_DAYS);
  const launched = index >= course.launchOn ? course.launch : 1;
  const outage = index === course.outageOn ? 0.35 : 1;
  const sale = profile === "retail" && !story && /-(11-11|12-12)$/.test(day) ? 2.1 : 1;
  return grown * launched * outage * sale * (WEEK[profile][weekday] ?? 1);
}

/** A batch that was started twice: a day that stands out, whenever the demo is made. */
function isRunaway({ name }: Customer, day: BillingDay, { today }: Span): boolean {
  return name === "Sundial Studio" && day === addDays(today, -9);
}

function dayOf(
  customer: Customer,
  line: Line,
  { day, amount, span }: { day: BillingDay; amount: number; span: Span },
): Row[] {
  const start = dayStart(day);
  const hours = Math.min(24, Math.floor((span.now.getTime() - start.getTime()) / HOUR_MS));
  if (hours < 1) return [];
  const end = new Date(start.getTime() + hours * HOUR_MS);
  return [usageRow(customer, line, { day, start, end, list: microOf((amount * hours) / 24) })];
}

function hoursOf(customer: Customer, line: Line, day: BillingDay, amount: number, span: Span): Row[] {
  const midnight = dayStart(day).getTime();
  return Array.from({ length: 24 }, (_, hour) => {
    const start = new Date(midnight + hour * HOUR_MS);
    const daylight = 1 + 0.35 * Math.sin(((hour - 7) / 24) * 2 * Math.PI);
    const end = new Date(start.getTime() + HOUR_MS);
    return usageRow(customer, line, { day, start, end, list: microOf((amount * daylight) / 24) });
  }).filter(({ end }) => end <= span.now);
}

const microOf = (amount: number): Micro => Math.round(amount * MICRO);

type Portion = Pick<Row, "day" | "start" | "end" | "list">;

function usageRow(customer: Customer, line: Line, portion: Portion): Row {
  const association = associationAt(customer, portion.start);
  return {
    ...portion,
    customer,
    association,
    billingAccount: customer.terms.billingAccount,
    accountId: line.accountId,
    category: "usage",
    counting: "always",
    mode: line.mode,
    service: line.service,
    region: line.region,
    billed: discounted(portion.list, customer),
    resource: line.resource,
    commitmentId: null,
    isCovered: false,
    description: null,
  };
}

/** What the provider bills the partner. */
export function discounted(list: Micro, { terms }: Customer): Micro {
  return Math.round((list * (100 - terms.discountPercent)) / 100);
}
