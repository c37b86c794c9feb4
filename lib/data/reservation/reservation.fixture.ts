import { eq } from "drizzle-orm";
import { customerMonths, oneTimeUsage, reservations } from "@/db/schema";
import type { SetBudgetInput } from "@/lib/contracts/budget";
import type { ConfirmReservationInput, ReserveInput } from "@/lib/contracts/reservation";
import type { Actor } from "@/lib/domain/access/actor";
import { budgetInput, joinCustomer, money, permit, type World } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { newId } from "../new-id";
import { decidePurchases } from "../purchase/decide-purchases";
import { inTenant } from "../tenant";
import { confirmReservation } from "./confirm-reservation";
import { releaseReservation } from "./release-reservation";
import { type ReservationAnswer, reserve } from "./reserve";

/** The company's shop, by key. */
export function shopOf(actor: Actor) {
  const key = { kind: "key" as const, keyId: newId(), name: "shop", scopes: ["decisions" as const] };
  return permit({ ...actor, via: key }, "purchase.reserve");
}

/** A customer of the reseller with a budget of 100, nothing frozen. */
export async function budgeted(world: World, wish: Partial<SetBudgetInput> = {}): Promise<string> {
  const customerId = await joinCustomer(world);
  const input = budgetInput(customerId, { amount: money("100"), lift: ["association-default"], ...wish });
  const saved = await setBudget(permit(world.distributor, "budget.set"), input);
  if (saved.status !== "saved") throw new Error(JSON.stringify(saved.status));
  return customerId;
}

export function asking(customerId: string, amount: string, more: Partial<ReserveInput> = {}): ReserveInput {
  return { customerId, operation: "buy-yearly-monthly", amount: money(amount), seconds: 900, ...more };
}

export const setAside = (actor: Actor, customerId: string, amount: string, more: Partial<ReserveInput> = {}) =>
  reserve(shopOf(actor), asking(customerId, amount, more));

/** The same, which must go well: the reservation's id. */
export async function reserved({ distributor }: World, customerId: string, amount: string, seconds = 900) {
  const answer = await setAside(distributor, customerId, amount, { seconds });
  if (!answer.allowed) throw new Error(answer.reasons.map(({ code }) => code).join());
  return answer.reservation.id;
}

export function confirm(
  actor: Actor,
  reservationId: string,
  account: string,
  more: Partial<ConfirmReservationInput> = {},
): Promise<ReservationAnswer> {
  return confirmReservation(shopOf(actor), { reservationId, account, amount: null, service: "Compute", ...more });
}

export const release = (actor: Actor, id: string) => releaseReservation(shopOf(actor), id);

export function codesOf(answer: ReservationAnswer): readonly string[] {
  return answer.allowed ? [] : answer.reasons.map(({ code }) => code);
}

/** Used, of it reserved, and what is left, as a purchase decision tells them. */
export async function meterOf({ distributor }: World, customerId: string) {
  const asked = { customerId, operation: "renew" as const, amount: money("0.01") };
  const [verdict] = await decidePurchases(permit(distributor, "purchase.decide"), [asked]);
  const { used, reserved: aside, remaining } = verdict?.budget ?? {};
  return { used, reserved: aside, remaining };
}

/** What is stored, met or not. */
export function storedOf({ distributor }: World, customerId: string) {
  return inTenant(distributor, async (tx) => ({
    months: await tx
      .select({ month: customerMonths.month, counted: customerMonths.counted, reserved: customerMonths.reserved })
      .from(customerMonths)
      .where(eq(customerMonths.customerId, customerId))
      .orderBy(customerMonths.month),
    oneTime: await tx
      .select({ used: oneTimeUsage.used, reserved: oneTimeUsage.reserved })
      .from(oneTimeUsage)
      .where(eq(oneTimeUsage.customerId, customerId)),
    states: (
      await tx.select().from(reservations).where(eq(reservations.customerId, customerId)).orderBy(reservations.id)
    ).map(({ state }) => state),
  }));
}
