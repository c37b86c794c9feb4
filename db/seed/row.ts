import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import type { ChargeCategory, ChargingMode, Counting } from "@/lib/domain/expenditure/charge";
import type { Association, Customer } from "./world";

/** Millionths of the currency: enough for every price of the fictitious provider, and exact as a number. */
export type Micro = number;

export const MICRO = 1_000_000;

/** A charge of the demo world before it is known which delivery or event brings it. */
export type Row = {
  /** Null: parked. */
  readonly customer: Customer | null;
  /** Null: parked. */
  readonly association: Association | null;
  readonly billingAccount: string;
  readonly accountId: string;
  readonly day: BillingDay;
  readonly start: Date;
  readonly end: Date;
  readonly category: ChargeCategory;
  readonly counting: Counting;
  readonly mode: ChargingMode;
  readonly service: string;
  readonly region: string;
  readonly list: Micro;
  readonly billed: Micro;
  readonly resource: string | null;
  readonly commitmentId: string | null;
  /** A used commitment whose purchase counted for the same customer. */
  readonly isCovered: boolean;
  /** Null: nothing worth keeping was given. */
  readonly description: string | null;
};

/** What of the list cost counts, covered days aside. */
export function countedOf({ counting, isCovered, list }: Pick<Row, "counting" | "isCovered" | "list">): Micro {
  switch (counting) {
    case "always":
      return list;
    case "never":
      return 0;
    case "unless-covered":
      return isCovered ? 0 : list;
  }
}

/** Exact decimal text. */
export function decimalOfMicro(amount: Micro): string {
  const absolute = Math.abs(amount);
  const whole = Math.floor(absolute / MICRO);
  const fraction = String(absolute % MICRO).padStart(6, "0");
  return `${amount < 0 ? "-" : ""}${whole}.${fraction}`;
}

export function associationAt(customer: Customer, at: Date): Association | null {
  return (
    customer.associations.find(({ startedAt, endedAt }) => startedAt <= at && (endedAt === null || at < endedAt)) ??
    null
  );
}
