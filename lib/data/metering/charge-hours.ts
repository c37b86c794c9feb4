import "server-only";
import type { Transaction } from "@/db/client";
import type { resources } from "@/db/schema";
import { METERING } from "@/lib/contracts/usage-event";
import type { Actor } from "@/lib/domain/access/actor";
import { billingDayOf, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf, sumOf, ZERO } from "@/lib/domain/money/money";
import { hoursBetween, type MeteredHour } from "@/lib/domain/resource/metering";
import { recordAudit } from "../audit";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import { countStaged } from "../usage-event/count-staged";
import { contentHashOf, type EventRow } from "../usage-event/read-event";
import { stageEvents, takeEventIds } from "../usage-event/stage-events";
import { loadFrozenSpans, loadPrices } from "./load-meter-facts";

export type Metered = typeof resources.$inferSelect;

/** A locked resource, and from when to when what it ran is charged now. */
export type Due = { readonly resource: Metered; readonly from: Date; readonly until: Date };

/** A resource's hours to be charged, and to where they reach. */
export type Reached = { readonly resource: Metered; readonly until: Date; readonly hours: readonly MeteredHour[] };

/** The hours of these resources of one customer, in their order, at most so many in all. */
export async function hoursOf(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  due: readonly Due[],
  most = Infinity,
): Promise<readonly Reached[]> {
  const prices = await loadPrices(
    tx,
    due.map(({ resource }) => resource.offerId),
  );
  const frozen = await loadFrozenSpans(tx, actor, customerId);
  let left = most;
  return due.flatMap(({ resource, from, until }) => {
    const { quantity, offerId } = resource;
    const hours = hoursBetween({ quantity, prices: prices.get(offerId) ?? [], frozen }, from, until, left);
    if (left === 0) return [];
    left -= hours.length;
    return [{ resource, hours, until: left === 0 ? (hours.at(-1)?.end ?? until) : until }];
  });
}

type When = { readonly changeId: string; readonly at: Date };

/**
 * Charges what ran like any usage event, so that it gives way to a delivery and moves budgets, alerts and acts in this
 * transaction (G5, G12). An hour that costs nothing leaves no charge. Accounts and customer must be locked.
 */
export async function chargeHours(
  tx: Transaction,
  actor: Actor,
  customer: LockedCustomer,
  reached: readonly Reached[],
  { changeId, at }: When,
): Promise<void> {
  const events = reached.flatMap(({ resource, hours }) =>
    hours.filter(({ amount }) => amount !== ZERO).map((hour) => eventOf(resource, hour)),
  );
  if (events.length === 0) return;
  await stageEvents(tx, events);
  const known = await takeEventIds(tx, actor);
  if (known.size > 0) throw new Error(`hours were charged before: ${[...known.keys()].join(" ")}`);
  await countStaged(tx, actor, { changeId, at });
  const hours = reached.flatMap((one) => one.hours);
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "resource.metered",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      after: {
        resources: reached.length,
        hours: hours.length,
        listed: sumOf(hours.map(({ amount }) => amount)),
        meteredUntil: new Date(Math.max(...hours.map(({ end }) => end.getTime()))),
      },
    },
  ]);
}

function eventOf(resource: Metered, { hour, start, end, amount }: MeteredHour): EventRow {
  const facts = {
    day: billingDayOf(start),
    account_id: resource.accountId,
    list_cost: decimalOf(amount),
    service: resource.service,
    region: resource.region,
    charging_mode: resource.mode,
    charge_start: start.toISOString(),
    charge_end: end.toISOString(),
    resource_id: resource.id,
    resource_name: resource.name,
    details: { Product: resource.specification },
  };
  return {
    source: METERING,
    event_id: `${resource.id}/${hour.toISOString()}`,
    id: newId(),
    month: billingMonthOf(start),
    ...facts,
    row_hash: contentHashOf(facts),
  };
}
