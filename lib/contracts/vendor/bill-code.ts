import type { BillType } from "@/lib/domain/expenditure/bill-type";
import { CHARGING_MODES, type ChargingMode } from "@/lib/domain/expenditure/charge";

export const MODE_CODES = [1, 3, 10, 11] as const;
export type ModeCode = (typeof MODE_CODES)[number];

/** Spot is pay-per-use at another price. */
export const MODE_CODE = {
  "yearly-monthly": 1,
  "pay-per-use": 3,
  spot: 3,
  "reserved-instance": 10,
  "savings-plan": 11,
} as const satisfies Record<ChargingMode, ModeCode>;

export function modesOf(code: ModeCode): readonly ChargingMode[] {
  return CHARGING_MODES.filter((mode) => MODE_CODE[mode] === code);
}

/** The vendor's kinds of bills; 12, 14, 15, 17, 18, 24 and those of taxes from 100 on are of nothing here. */
export const BILL_CODES = [1, 2, 3, 4, 5, 8, 9, 12, 14, 15, 16, 17, 18, 20, 23, 24, 100, 101, 102] as const;
export type BillCode = (typeof BILL_CODES)[number];

export type Billed = { readonly type: BillType; readonly isNegative: boolean; readonly mode: ChargingMode };

type BillRule = { readonly code: BillCode; readonly when: Partial<Billed> };

const NOT_OF_PLANS: readonly BillRule[] = CHARGING_MODES.filter((mode) => mode !== "savings-plan").map((mode) => ({
  code: 5,
  when: { type: "commitment-usage", mode },
}));

/** Whatever is billed is of just one rule. */
const RULES: readonly BillRule[] = [
  { code: 1, when: { type: "new-purchase" } },
  { code: 1, when: { type: "purchase" } },
  { code: 1, when: { type: "commitment-purchase" } },
  { code: 2, when: { type: "renewal" } },
  { code: 8, when: { type: "auto-renewal" } },
  { code: 3, when: { type: "change" } },
  { code: 20, when: { type: "change-refund" } },
  { code: 4, when: { type: "unsubscription-refund" } },
  { code: 4, when: { type: "refund" } },
  { code: 5, when: { type: "usage" } },
  { code: 5, when: { type: "commitment-unused" } },
  { code: 23, when: { type: "commitment-usage", mode: "savings-plan" } },
  ...NOT_OF_PLANS,
  { code: 9, when: { type: "adjustment", isNegative: true } },
  { code: 16, when: { type: "adjustment", isNegative: false } },
];

/** What is billed under such a code, each with what else it must be; nothing: no charge here. */
export function billedUnder(code: BillCode): readonly Partial<Billed>[] {
  return RULES.filter((rule) => rule.code === code).map(({ when }) => when);
}

export function billCodeOf(billed: Billed): BillCode {
  const holds = ({ when }: BillRule) =>
    Object.entries(when).every(([name, value]) => billed[name as keyof Billed] === value);
  const rule = RULES.find(holds);
  if (!rule) throw new Error(`${billed.type} has no code`);
  return rule.code;
}
