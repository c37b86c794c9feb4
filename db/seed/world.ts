import { addDays, addMonths, type BillingDay, billingDayOf, firstDayOf } from "@/lib/domain/calendar/billing-month";
import { type CustomerSpec, DIRECT, DISTRIBUTOR, RESELLERS, type ResellerSpec } from "./companies";
import { CUSTOMERS } from "./customers";
import { createRandom, type Random } from "./random";
import { atHour, type Span } from "./span";

export type Association = {
  readonly id: string;
  /** Null: with the distributor itself. */
  readonly resellerId: string | null;
  readonly billingAccount: string;
  readonly startedAt: Date;
  /** Null while it stands. */
  readonly endedAt: Date | null;
};

export type Customer = CustomerSpec & {
  readonly id: string;
  readonly terms: Pick<ResellerSpec, "billingAccount" | "discountPercent" | "growth">;
  /** The first is the present one. */
  readonly associations: readonly [Association, ...Association[]];
  readonly accounts: readonly [string, ...string[]];
  /** Null: it has not used anything yet. */
  readonly firstDay: BillingDay | null;
  readonly contact: { readonly email: string; readonly phone: string };
};

export type Reseller = ResellerSpec & { readonly id: string; readonly createdAt: Date };

export type World = {
  readonly span: Span;
  readonly random: Random;
  readonly distributor: typeof DISTRIBUTOR & { readonly id: string; readonly createdAt: Date };
  readonly resellers: readonly Reseller[];
  readonly customers: readonly Customer[];
};

const SEED = 20_260_401;
const DISTRIBUTOR_MONTHS = 46;

export function createWorld(span: Span): World {
  const random = createRandom(SEED);
  const foundedAt = atHour(firstDayOf(addMonths(span.running, -DISTRIBUTOR_MONTHS)), 9);
  const resellers = RESELLERS.map((spec) => resellerOf(spec, span, random));
  return {
    span,
    random,
    distributor: { ...DISTRIBUTOR, id: random.id(foundedAt), createdAt: foundedAt },
    resellers,
    customers: CUSTOMERS.map((spec) => customerOf(spec, { span, random, resellers })),
  };
}

function resellerOf(spec: ResellerSpec, span: Span, random: Random): Reseller {
  const [, oldest] = spec.history;
  const createdAt = atHour(addDays(firstDayOf(addMonths(span.running, -oldest - 1)), 2), 10);
  return { ...spec, id: random.id(createdAt), createdAt };
}

type Place = Pick<World, "span" | "random" | "resellers">;

function customerOf(spec: CustomerSpec, place: Place): Customer {
  const { random, span } = place;
  const reseller = place.resellers.find(({ accountName }) => accountName === spec.reseller) ?? null;
  const terms = reseller ?? DIRECT;
  const startedAt = startOf(spec, terms.history, place);
  const present: Association = {
    id: random.id(startedAt),
    resellerId: reseller?.id ?? null,
    billingAccount: terms.billingAccount,
    startedAt,
    endedAt: null,
  };
  const earlier = spec.story?.kind === "returned" ? [earlierAssociation(present, place)] : [];
  const accounts = Array.from({ length: accountCountOf(spec) }, () => accountId(random));
  return {
    ...spec,
    id: random.id(startedAt),
    terms,
    associations: [present, ...earlier],
    accounts: [accounts[0] ?? accountId(random), ...accounts.slice(1)],
    firstDay: firstUsageDay(spec, present, span),
    contact: {
      email: `it@${spec.accountName}.example`,
      phone: `+65 6555 ${random.whole(1000, 9999)}`,
    },
  };
}

// Story customers have been here all the time, unless their story is about joining.
function startOf(spec: CustomerSpec, history: ResellerSpec["history"], { span, random }: Place): Date {
  const hour = random.between(8.5, 17.5);
  const [youngest, oldest] = history;
  const months = random.whole(youngest, oldest);
  const day = random.whole(2, 24);
  switch (spec.story?.kind) {
    case "new":
    case "budget-but-frozen":
      return atHour(addDays(span.today, -spec.story.daysAgo), 0);
    case "returned":
      return atHour(addDays(firstDayOf(addMonths(span.running, -5)), 3), hour);
    case "from-parked":
      return atHour(addDays(firstDayOf(addMonths(span.running, -4)), 9), 0);
    case undefined:
      return atHour(addDays(firstDayOf(addMonths(span.running, -months)), day), hour);
    default:
      return atHour(addDays(firstDayOf(addMonths(span.running, -Math.max(months, youngest + 2))), day), hour);
  }
}

function earlierAssociation(present: Association, { span, random }: Place): Association {
  const startedAt = atHour(addDays(firstDayOf(addMonths(span.running, -22)), 11), 11);
  const endedAt = atHour(addDays(firstDayOf(addMonths(span.running, -7)), 14), 16);
  return { ...present, id: random.id(startedAt), startedAt, endedAt };
}

function firstUsageDay(spec: CustomerSpec, present: Association, span: Span): BillingDay | null {
  const joined = billingDayOf(present.startedAt);
  switch (spec.story?.kind) {
    case "returned":
      return span.firstDay;
    case "from-parked":
      return joined;
    case "new":
      // Half of the new ones brought resources along, the others have none yet.
      return spec.story.daysAgo % 2 === 0 ? joined : null;
    default:
      return joined < span.firstDay ? span.firstDay : addDays(joined, 1);
  }
}

function accountCountOf({ perDay, story }: CustomerSpec): number {
  if (story?.kind === "from-parked") return 1;
  if (perDay >= 250) return 4;
  return perDay >= 140 ? 2 : 1;
}

export function accountId(random: Random): string {
  return `${random.whole(1000, 9999)}-${random.hex(4)}-${random.hex(6)}`;
}
