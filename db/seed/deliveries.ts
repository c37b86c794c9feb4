import {
  addDays,
  addMonths,
  type BillingDay,
  type BillingMonth,
  DAY_MS,
  firstDayOf,
  lastDayOf,
  monthOfDay,
  monthStart,
} from "@/lib/domain/calendar/billing-month";
import type { Random } from "./random";
import { countedOf, type Micro, type Row } from "./row";
import { atHour, lastClosedOf, nightly, type Span } from "./span";
import type { World } from "./world";

export const SOURCE = "Talverne Cloud";

export type Revision = {
  readonly number: number;
  readonly importId: string;
  readonly at: Date;
  /** The last day it tells of. */
  readonly through: BillingDay;
};

export type Delivery = {
  readonly id: string;
  readonly billingAccount: string;
  readonly month: BillingMonth;
  /** The last one is in force. */
  readonly revisions: readonly Revision[];
};

/** A charge as it will stand in the database. */
export type Charge = {
  readonly id: string;
  readonly row: Row;
  /** Null: an event. */
  readonly delivery: Delivery | null;
  readonly addedIn: number | null;
  readonly removedIn: number | null;
  readonly spent: Micro;
};

export type Arrivals = {
  readonly deliveries: readonly Delivery[];
  readonly charges: readonly Charge[];
  readonly imports: ReadonlyMap<string, Date>;
  readonly held: Held;
};

/** A delivery that dropped an account and therefore waits for a person. */
export type Held = {
  readonly delivery: Delivery;
  readonly revision: Revision;
  readonly staged: readonly { readonly id: string; readonly row: Row }[];
};

const CORRECTED_MAX = 12;
/** Rows that one delivery brings only after its month was closed. */
const LATE_MAX = 6;

/** Brings every row in by delivery or, where none has come yet, by event. */
export function arrivalsOf({ span, random, resellers }: World, rows: readonly Row[]): Arrivals {
  const imports = createImports(random);
  const lateOf = resellers[0]?.billingAccount;
  const byKey = Map.groupBy(
    rows.filter(({ day }) => day <= span.deliveredDay),
    ({ day, billingAccount }) => `${monthOfDay(day)} ${billingAccount}`,
  );
  const delivered = [...byKey]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, own]) => {
      const month = key.slice(0, 7) as BillingMonth;
      const delivery: Delivery = {
        id: random.id(monthStart(month)),
        billingAccount: key.slice(8),
        month,
        revisions: scheduleOf({ month, isLate: month === lastClosedOf(span) && key.slice(8) === lateOf }, span).map(
          (step, index) => ({
            ...step,
            number: index + 1,
            importId: imports.at(step.at),
          }),
        ),
      };
      return { delivery, charges: own.flatMap((row, index) => chargesOf(row, index, { delivery, random, span })) };
    });
  const events = rows.filter((row) => row.day > span.deliveredDay && isEstimable(row));
  const estimates = rows.filter((row) => isSupersededEstimate(row, span));
  const heldOf = resellers[2]?.billingAccount;
  const heldMonth = addMonths(span.running, -2);
  const original = delivered.find(({ delivery }) => delivery.billingAccount === heldOf && delivery.month === heldMonth);
  if (original === undefined) throw new Error("no delivery to hold");
  return {
    deliveries: delivered.map(({ delivery }) => delivery),
    charges: [
      ...delivered.flatMap(({ charges }) => charges),
      ...events.map((row) => eventOf(row, random, countedOf(row))),
      ...estimates.map((row) => eventOf(estimateOf(row), random, 0)),
    ],
    imports: imports.all,
    held: holdOf(original, { imports, random, span }),
  };
}

type Imports = ReturnType<typeof createImports>;

function createImports(random: Random) {
  const all = new Map<string, Date>();
  const ids = new Map<number, string>();
  const at = (instant: Date): string => {
    const known = ids.get(instant.getTime());
    if (known !== undefined) return known;
    const id = random.id(instant);
    ids.set(instant.getTime(), id);
    all.set(id, instant);
    return id;
  };
  return { all, at };
}

type Asked = { readonly month: BillingMonth; readonly isLate: boolean };

/** When the provider's files of a month came in: twice on the way, for good on the 3rd, and once again where late. */
function scheduleOf({ month, isLate }: Asked, { running, deliveredAt, deliveredDay }: Span) {
  const next = firstDayOf(addMonths(month, 1));
  const end = lastDayOf(month);
  const final = { at: nightly(addDays(next, 2)), through: end };
  const late = isLate ? [{ at: nightly(addDays(next, 11)), through: end }] : [];
  if (month < addMonths(running, -1)) return [final, ...late];
  const last = final.at <= deliveredAt ? final : { at: deliveredAt, through: deliveredDay < end ? deliveredDay : end };
  const onTheWay = [10, 20].map((day) => ({
    at: nightly(addDays(firstDayOf(month), day)),
    through: addDays(firstDayOf(month), day - 1),
  }));
  return [...onTheWay.filter(({ at }) => at < last.at), last];
}

type Place = { readonly delivery: Delivery; readonly random: Random; readonly span: Span };

function chargesOf(row: Row, index: number, { delivery, random, span }: Place): Charge[] {
  const last = delivery.revisions.length;
  const addedIn = revisionOf(row, index, { delivery, span });
  const at = delivery.revisions[addedIn - 1]?.at ?? span.now;
  const charge = { id: random.id(at), row, delivery, addedIn, removedIn: null, spent: countedOf(row) };
  const isCorrected =
    delivery.month === addMonths(span.running, -1) &&
    addedIn < last &&
    row.category === "usage" &&
    index % 97 === 5 &&
    index < CORRECTED_MAX * 97;
  if (!isCorrected) return [charge];
  const wrong = { ...row, list: Math.round(row.list * 1.05), billed: Math.round(row.billed * 1.05) };
  return [
    { ...charge, id: random.id(at), row: wrong, removedIn: last, spent: 0 },
    { ...charge, addedIn: last },
  ];
}

/** The revision a row came in: the first that tells of its day, but for the few that were forgotten until the month was closed. */
function revisionOf(
  { category, day }: Row,
  index: number,
  { delivery, span }: Pick<Place, "delivery" | "span">,
): number {
  const { month, revisions } = delivery;
  const isForgotten = category === "usage" && index % 89 === 7 && index < LATE_MAX * 89;
  if (isForgotten && month === lastClosedOf(span)) return revisions.length;
  return revisions.find(({ through }) => day <= through)?.number ?? revisions.length;
}

/** Tax, coupons, refunds and what a commitment covers come from the provider alone; parked accounts have no metering. */
const isEstimable = ({ customer, category, counting }: Row) =>
  customer !== null && counting === "always" && (category === "usage" || category === "purchase");

/** Hours that were estimated first and are billed by now. */
function isSupersededEstimate({ customer, day, start, end }: Row, { deliveredDay }: Span): boolean {
  const isHour = end.getTime() - start.getTime() < DAY_MS;
  return customer !== null && isHour && day < deliveredDay && day >= addDays(deliveredDay, -3);
}

const estimateOf = (row: Row): Row => ({ ...row, list: Math.round(row.list * 0.97) });

function eventOf(row: Row, random: Random, spent: Micro): Charge {
  return { id: random.id(row.end), row, delivery: null, addedIn: null, removedIn: null, spent };
}

function holdOf(
  { delivery, charges }: { delivery: Delivery; charges: readonly Charge[] },
  { imports, random, span }: { imports: Imports; random: Random; span: Span },
): Held {
  const at = atHour(addDays(span.today, -2), 14.7);
  const through = delivery.revisions.at(-1)?.through ?? lastDayOf(delivery.month);
  const revision = { number: delivery.revisions.length + 1, importId: imports.at(at), at, through };
  const dropped = charges[0]?.row.customer;
  const kept = charges.filter(({ row, removedIn }) => removedIn === null && row.customer !== dropped);
  return { delivery, revision, staged: kept.map(({ row }) => ({ id: random.id(at), row })) };
}
