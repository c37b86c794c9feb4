import type { LineKind, OrderSource, OrderType } from "../order/status";
import type { CHARGE_ORIGINS, ChargeCategory, Counting } from "./charge";

/** What a charge is for, as far as its facts tell. */
export const BILL_TYPES = [
  "new-purchase",
  "renewal",
  "auto-renewal",
  "change",
  "change-refund",
  "unsubscription-refund",
  "purchase",
  "commitment-purchase",
  "usage",
  "commitment-usage",
  "commitment-unused",
  "refund",
  "adjustment",
] as const;
export type BillType = (typeof BILL_TYPES)[number];

export type BillFacts = {
  readonly origin: (typeof CHARGE_ORIGINS)[number];
  readonly category: ChargeCategory;
  readonly counting: Counting;
  readonly isCommitment: boolean;
  /** Whether its list cost is below zero. */
  readonly isNegative: boolean;
  /** Of an order's charge; null: of no order. */
  readonly orderType: OrderType | null;
  readonly orderSource: OrderSource | null;
  readonly lineKind: LineKind | null;
};

export type BillRule = { readonly type: BillType; readonly when: Partial<BillFacts> };

/** The first rule whose facts all hold says the type. */
export const BILL_RULES: readonly BillRule[] = [
  { type: "unsubscription-refund", when: { orderType: "unsubscription" } },
  { type: "change-refund", when: { orderType: "change", lineKind: "refund" } },
  { type: "change", when: { orderType: "change" } },
  { type: "auto-renewal", when: { orderType: "renewal", orderSource: "automatic" } },
  { type: "renewal", when: { orderType: "renewal" } },
  { type: "new-purchase", when: { origin: "order" } },
  { type: "adjustment", when: { category: "adjustment" } },
  { type: "refund", when: { isNegative: true } },
  { type: "commitment-purchase", when: { category: "purchase", isCommitment: true } },
  { type: "purchase", when: { category: "purchase" } },
  { type: "commitment-usage", when: { counting: "unless-covered" } },
  { type: "commitment-unused", when: { counting: "never" } },
];

/** What no rule names is plain usage. */
export const OTHERWISE: BillType = "usage";

export function billTypeOf(facts: BillFacts): BillType {
  const holds = ({ when }: BillRule) =>
    Object.entries(when).every(([name, value]) => facts[name as keyof BillFacts] === value);
  return BILL_RULES.find(holds)?.type ?? OTHERWISE;
}
