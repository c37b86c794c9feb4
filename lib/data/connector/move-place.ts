import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectors, orderedLevels, outbox, restrictionPlaces } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { answerMoveOf, type ProviderAnswer, type Unmoved } from "@/lib/domain/connector/answer";
import type { AttemptError } from "@/lib/domain/connector/attempt";
import type { PlaceState } from "@/lib/domain/connector/place";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import { concernedPartners } from "./concerned-partners";

export type LockedPlace = {
  readonly id: string;
  readonly state: PlaceState;
  readonly attempts: number;
  readonly triedSince: Date;
  readonly level: FreezeLevel | null;
  readonly connector: string;
};

type Ending = {
  readonly at: Date;
  readonly customer: LockedCustomer;
  readonly place: LockedPlace;
};

/** The order under its customer's lock; null when there is none such at this connector. */
export async function lockPlace(
  tx: Transaction,
  distributorId: string,
  key: { readonly id: string; readonly connectorId: string },
): Promise<LockedPlace | null> {
  const [row] = await tx
    .select({
      id: restrictionPlaces.id,
      state: restrictionPlaces.state,
      attempts: restrictionPlaces.attempts,
      triedSince: restrictionPlaces.triedSince,
      level: orderedLevels.level,
      connector: connectors.name,
    })
    .from(restrictionPlaces)
    .innerJoin(
      orderedLevels,
      and(
        eq(orderedLevels.distributorId, restrictionPlaces.distributorId),
        eq(orderedLevels.id, restrictionPlaces.orderedLevelId),
      ),
    )
    .innerJoin(
      connectors,
      and(
        eq(connectors.distributorId, restrictionPlaces.distributorId),
        eq(connectors.id, restrictionPlaces.connectorId),
      ),
    )
    .where(
      and(
        eq(restrictionPlaces.distributorId, distributorId),
        eq(restrictionPlaces.id, key.id),
        eq(restrictionPlaces.connectorId, key.connectorId),
      ),
    )
    .for("update", { of: restrictionPlaces });
  return row ?? null;
}

export type Moved = { readonly state: PlaceState; readonly unmoved: Unmoved | null };

/** What a provider's answer moves, with its audit entry; what changes nothing leaves none. */
export async function moveByAnswer(
  tx: Transaction,
  system: Actor,
  { at, customer, place }: Ending,
  answer: ProviderAnswer,
): Promise<Moved> {
  const move = answerMoveOf(place.state, answer.state);
  if (!move.moves) return { state: place.state, unmoved: move.why };
  const error = move.state === "failed" ? ("provider-failed" as const) : null;
  const { detail, deletesAt } = answer;
  const said = { detail, deletesAt, tookEffectAt: answer.at };
  await write(tx, system.distributorId, place.id, {
    state: move.state,
    since: at,
    nextAttemptAt: null,
    error,
    ...said,
  });
  // Whatever became of the attempt, whoever answers has heard of it.
  await tx
    .update(outbox)
    .set({ state: "delivered", deliveredAt: at, error: null })
    .where(and(eq(outbox.distributorId, system.distributorId), eq(outbox.id, place.id), eq(outbox.state, "waiting")));
  await noteEnd(tx, system, { at, customer, place }, { state: move.state, error, ...said });
  return { state: move.state, unmoved: null };
}

/** An order that came to nothing without the provider saying so. */
export async function failPlace(tx: Transaction, system: Actor, ending: Ending, error: AttemptError): Promise<void> {
  const { at, place } = ending;
  await write(tx, system.distributorId, place.id, { state: "failed", since: at, nextAttemptAt: null, error });
  await tx
    .update(outbox)
    .set({ state: "dead", error })
    .where(and(eq(outbox.distributorId, system.distributorId), eq(outbox.id, place.id), eq(outbox.state, "waiting")));
  await noteEnd(tx, system, ending, { state: "failed", error });
}

type Set = Partial<typeof restrictionPlaces.$inferInsert>;

async function write(tx: Transaction, distributorId: string, id: string, set: Set): Promise<void> {
  await tx
    .update(restrictionPlaces)
    .set(set)
    .where(and(eq(restrictionPlaces.distributorId, distributorId), eq(restrictionPlaces.id, id)));
}

type End = {
  readonly state: "confirmed" | "failed";
  readonly error: AttemptError | null;
  readonly detail?: string | null;
};

async function noteEnd(tx: Transaction, system: Actor, { at, customer, place }: Ending, end: End): Promise<void> {
  await recordAudit(tx, system, [
    {
      changeId: newId(),
      at,
      action: end.state === "confirmed" ? "connector.order-confirmed" : "connector.order-failed",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      before: { state: place.state },
      after: { ...end, connector: place.connector, orderId: place.id, level: place.level },
    },
  ]);
  if (end.state === "confirmed") return;
  const { distributorId } = system;
  const partners = { customers: [customer], level: place.level ?? "account", at };
  const to = (await concernedPartners(tx, distributorId, partners))(customer);
  const facts = { customer: customer.name, connector: place.connector, level: place.level, error: end.error };
  const notice = { kind: "place-failed" as const, urgent: true, facts };
  await tellCompanies(tx, distributorId, at, [{ to, notice, customerId: customer.id }]);
}
