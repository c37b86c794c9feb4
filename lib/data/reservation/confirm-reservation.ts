import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { ConfirmReservationInput } from "@/lib/contracts/reservation";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { billingDayOf, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf, type Money } from "@/lib/domain/money/money";
import { decideConfirmation } from "@/lib/domain/reservation/decide-reservation";
import { chargingModeOf } from "@/lib/domain/reservation/reservation";
import { accountOwner } from "../account/account-owner";
import { recordAudit } from "../audit";
import { ensurePartitions } from "../charge/ensure-partitions";
import { lockConcerned } from "../charge/lock-concerned";
import { lockAllCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor } from "../system-actor";
import { inTenant } from "../tenant";
import { countStaged } from "../usage-event/count-staged";
import { readEvent } from "../usage-event/read-event";
import { stageEvents, takeEventIds } from "../usage-event/stage-events";
import { endReservation } from "./end-reservation";
import { meetLapsed } from "./meet-lapsed";
import type { ReservationAnswer } from "./reserve";
import { findReservation, type StoredReservation, viewOf } from "./select-reservations";

const UNKNOWN: ReservationAnswer = { allowed: false, reasons: [{ code: "reservation.unknown" }] };

/**
 * What was set aside becomes a purchase of the month it was made in, counted once and giving way to a delivery (G12).
 * In its life it is never refused for what befell the customer meanwhile, nor for a suspension (G9).
 */
export async function confirmReservation(
  { actor }: Permit<"purchase.reserve">,
  input: ConfirmReservationInput,
): Promise<ReservationAnswer> {
  const known = await inTenant(actor, (tx) => findReservation(tx, actor, input.reservationId));
  if (!known) return UNKNOWN;
  await ensurePartitions([billingMonthOf(known.madeAt)]);
  return inTenant(actor, (tx) => confirm(tx, actor, input, known.customerId));
}

async function confirm(
  tx: Transaction,
  actor: Actor,
  input: ConfirmReservationInput,
  customerId: string,
): Promise<ReservationAnswer> {
  const { reservationId, account } = input;
  await lockConcerned(tx, actor, sql`select ${account}::text`, [customerId]);
  // Locked already; the customer may have left since, what was set aside before it did is paid all the same.
  const [customer] = await lockAllCustomers(tx, actor, [customerId]);
  const reservation = customer && (await findReservation(tx, actor, reservationId));
  if (!customer || !reservation) return UNKNOWN;
  const at = await instantOf(tx);
  const amount = input.amount ?? reservation.amount;
  const owner = await accountOwner(tx, actor, account, billingDayOf(reservation.madeAt));
  const isCustomers = owner === customerId;
  const facts = { ...reservation, reserved: reservation.amount, amount, account, isCustomers, at };
  const decision = decideConfirmation(facts);
  if (!decision.allowed) {
    await meetLapsed(tx, actor, { customer, reservation, at });
    return decision;
  }
  const changeId = newId();
  const chargeId = await stagePurchase(tx, actor, reservation, input, amount);
  const bought = { confirmed: amount, accountId: account, chargeId };
  const row = await endReservation(tx, actor, reservation, { changeId, at, bought });
  await countStaged(tx, actor, { changeId, at });
  const subject = { kind: "customer" as const, id: customer.id, name: customer.name };
  const after = { reservationId, account, amount: decimalOf(amount), reserved: decimalOf(reservation.amount) };
  await recordAudit(tx, actor, [{ changeId, at, action: "reservation.confirmed", subject, after }]);
  return { allowed: true, reservation: viewOf(row, at) };
}

/** The purchase where recount finds it; the id of its charge. */
async function stagePurchase(
  tx: Transaction,
  actor: Actor,
  { madeAt, operation }: StoredReservation,
  { account, service, product, region }: ConfirmReservationInput,
  listCost: Money,
): Promise<string> {
  const distributor = await findDistributor(tx, actor.distributorId);
  if (!distributor) throw new Error("the actor's distributor is gone");
  const { currency } = distributor;
  const event = readEvent(
    {
      // An id of its own, which no event of a partner can have taken before.
      id: newId(),
      source: "reservation",
      account,
      start: madeAt.toISOString(),
      service,
      product,
      region,
      chargingMode: chargingModeOf(operation),
      listCost,
      currency,
    },
    currency,
  );
  if (typeof event === "string") throw new Error(`a decided purchase was no charge: ${event}`);
  await stageEvents(tx, [event], "purchase");
  await takeEventIds(tx, actor);
  return event.id;
}
