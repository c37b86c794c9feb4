import { hasReached } from "@/lib/domain/budget/threshold";
import { type Money, plus } from "@/lib/domain/money/money";
import { wholePercentOf } from "./percent";

export const METER_STATES = ["calm", "75", "90", "100"] as const;
export type MeterState = (typeof METER_STATES)[number];

/** The frame of 100 % takes this share of the drawing; the rest is where overspending shows. */
export const FRAME_WIDTH = 84;
// In hundredths of a percent: the drawing ends at 119 %.
const SHOWN_MAX = 11_900n;

export type MeterGeometry = {
  readonly state: MeterState;
  /** Whole percent as the words beside it say it, within 0 and 100: what a screen reader hears of the meter. */
  readonly percent: number;
  /** All in percent of the drawing's width. */
  readonly used: number;
  readonly reserved: number;
  readonly expectedEnd: number | null;
  readonly ticks: readonly number[];
  /** Past what can be drawn: the end is torn. */
  readonly torn: boolean;
};

/** Where the budget meter draws what; null without a budget to measure against. */
export function meterGeometryOf(
  used: Money,
  reserved: Money,
  amount: Money,
  expectedEnd: Money | null,
): MeterGeometry | null {
  if (amount <= 0n) return null;
  const total = plus(used, reserved);
  const usedEnd = positionOf(used, amount);
  return {
    state: meterStateOf(total, amount),
    percent: Math.min(100, Math.max(0, Number(wholePercentOf(total, amount) ?? 0n))),
    used: usedEnd,
    reserved: positionOf(total, amount) - usedEnd,
    expectedEnd: expectedEnd === null ? null : positionOf(expectedEnd, amount),
    ticks: [75, 90].map((percent) => (percent * FRAME_WIDTH) / 100),
    torn: total * 10_000n > amount * SHOWN_MAX,
  };
}

export function meterStateOf(total: Money, amount: Money): MeterState {
  if (hasReached(total, amount, 100)) return "100";
  if (hasReached(total, amount, 90)) return "90";
  return hasReached(total, amount, 75) ? "75" : "calm";
}

function positionOf(value: Money, amount: Money): number {
  if (value <= 0n) return 0;
  const hundredths = Number((value * 10_000n) / amount);
  return Math.min(100, (hundredths * FRAME_WIDTH) / 10_000);
}
