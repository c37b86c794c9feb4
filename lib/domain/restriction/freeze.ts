import type { BillingMonth } from "../calendar/billing-month";
import { billingMonthOf, DAY_MS, monthEndExclusive } from "../calendar/billing-month";

export const FREEZE_LEVELS = ["account", "account-and-resources"] as const;
export type FreezeLevel = (typeof FREEZE_LEVELS)[number];

/** partner-suspended is derived from a company's state and never stored (G3). */
export const STORED_FREEZE_ORIGINS = ["association-default", "manual", "budget-exhausted"] as const;
export type StoredFreezeOrigin = (typeof STORED_FREEZE_ORIGINS)[number];
export const FREEZE_ORIGINS = [...STORED_FREEZE_ORIGINS, "partner-suspended"] as const;
export type FreezeOrigin = (typeof FREEZE_ORIGINS)[number];

/** Origins of the pay-per-use block (G4). */
export const BLOCK_ORIGINS = ["manual", "budget-exhausted"] as const;
export type BlockOrigin = (typeof BLOCK_ORIGINS)[number];

export type FreezeCause = {
  readonly origin: FreezeOrigin;
  readonly level: FreezeLevel;
  readonly since: Date;
  /** When what caused it went (G6); null while it stands. Only budget-exhausted can go. */
  readonly goneAt: Date | null;
  /** The month of a monthly budget's exhaustion; null otherwise. Its end makes the cause go. */
  readonly month: BillingMonth | null;
};

/** When the cause went, seen at `at`: recorded, or by the end of its month (G6). Null while it stands. */
export function goneAtOf(cause: Pick<FreezeCause, "goneAt" | "month">, at: Date): Date | null {
  if (cause.goneAt !== null) return cause.goneAt;
  if (cause.month === null || billingMonthOf(at) <= cause.month) return null;
  return monthEndExclusive(cause.month);
}

/** A gone cause is no longer open from that very instant if the budget lifts when restored (G6). */
export function isOpenAt(cause: Pick<FreezeCause, "goneAt" | "month">, liftWhenRestored: boolean, at: Date): boolean {
  return !(liftWhenRestored && goneAtOf(cause, at) !== null);
}

/** The level in force is the highest among the open causes; no cause, no freeze (G3). */
export function freezeLevelOf(causes: readonly Pick<FreezeCause, "level">[]): FreezeLevel | null {
  if (causes.some(({ level }) => level === "account-and-resources")) return "account-and-resources";
  return causes.length > 0 ? "account" : null;
}

export const RETENTION_DAYS = 15;

/** 15 days after resources were frozen; null while the cause is gone or deletion is held (R-5.4, G6, G8). */
export function deletionDueAt(cause: FreezeCause, at: Date, isHeld: boolean): Date | null {
  if (isHeld || cause.level !== "account-and-resources" || goneAtOf(cause, at) !== null) return null;
  return new Date(cause.since.getTime() + RETENTION_DAYS * DAY_MS);
}
