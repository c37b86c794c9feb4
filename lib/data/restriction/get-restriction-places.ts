import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectorAttempts, connectors, customers, orderedLevels, restrictionPlaces } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { PlaceView, RestrictionPlaces } from "@/lib/contracts/restriction-places";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { placesOf, wholeOf } from "@/lib/domain/connector/place";
import { freezeLevelOf } from "@/lib/domain/restriction/freeze";
import { loadSpending } from "../connector/load-spending";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { sumSinceFreeze } from "./sum-since-freeze";

/** What was last ordered of the customer's level, place by place, and what was spent since; null when it is not the actor's. */
export async function getRestrictionPlaces(
  { actor }: Permit<"restriction.read">,
  customerId: string,
  at: Date,
): Promise<RestrictionPlaces | null> {
  if (!isUuid(customerId)) return null;
  return inTenant(actor, async (tx) => {
    const [customer] = await tx
      .select({ id: customers.id })
      .from(customers)
      .where(and(customersOf(actor), eq(customers.id, customerId)));
    if (!customer) return null;
    const { distributorId } = actor;
    const spent = await sumSinceFreeze(tx, distributorId, sql`f.customer_id = ${customerId}`);
    const act = (await findLastAct(tx, actor, customerId)) ?? (await unrecordedAct(tx, actor, customerId, spent));
    return { ...act, whole: wholeOf(act.places.map(({ state }) => state)), spent, asOf: at };
  });
}

type Ordered = Pick<RestrictionPlaces, "level" | "orderedAt" | "places">;

async function findLastAct(tx: Transaction, { distributorId }: Actor, customerId: string): Promise<Ordered | null> {
  const [act] = await tx
    .select()
    .from(orderedLevels)
    .where(and(eq(orderedLevels.distributorId, distributorId), eq(orderedLevels.customerId, customerId)))
    .orderBy(desc(orderedLevels.number))
    .limit(1);
  if (!act) return null;
  const rows = await tx
    .select({ place: restrictionPlaces, connector: connectors.name, connectorState: connectors.state })
    .from(restrictionPlaces)
    .leftJoin(
      connectors,
      and(
        eq(connectors.distributorId, restrictionPlaces.distributorId),
        eq(connectors.id, restrictionPlaces.connectorId),
      ),
    )
    .where(and(eq(restrictionPlaces.distributorId, distributorId), eq(restrictionPlaces.orderedLevelId, act.id)))
    .orderBy(
      sql`${restrictionPlaces.kind} <> 'own'`,
      sql`${restrictionPlaces.kind} = 'recorded-only'`,
      connectors.name,
    );
  const places = await Promise.all(
    rows.map(async ({ place, connector, connectorState }): Promise<PlaceView> => {
      const { id, kind, state, since, nextAttemptAt, acceptedAt, error, detail, tookEffectAt, deletesAt } = place;
      const last = place.connectorId === null ? null : await findLastStatus(tx, distributorId, id);
      return {
        id,
        kind,
        state,
        since,
        nextAttemptAt,
        acceptedAt,
        error,
        detail,
        tookEffectAt,
        deletesAt,
        connector,
        isPaused: connectorState === "paused",
        attempts: last?.attempt ?? 0,
        status: last?.status ?? null,
      };
    }),
  );
  return { level: act.level, orderedAt: act.orderedAt, places };
}

async function findLastStatus(tx: Transaction, distributorId: string, placeId: string) {
  const [row] = await tx
    .select({ attempt: connectorAttempts.attempt, status: connectorAttempts.status })
    .from(connectorAttempts)
    .where(and(eq(connectorAttempts.distributorId, distributorId), eq(connectorAttempts.placeId, placeId)))
    .orderBy(desc(connectorAttempts.startedAt), desc(connectorAttempts.attempt))
    .limit(1);
  return row ?? null;
}

/** Causes from before acts were kept: our own decisions know them, and nobody else was told. */
async function unrecordedAct(
  tx: Transaction,
  { distributorId }: Actor,
  customerId: string,
  causes: RestrictionPlaces["spent"],
): Promise<Ordered> {
  const level = freezeLevelOf(causes);
  const orderedAt = causes.find((cause) => cause.level === level)?.since ?? null;
  if (level === null || orderedAt === null) return { level: null, orderedAt: null, places: [] };
  const own = (await loadSpending(tx, distributorId, [customerId])).get(customerId);
  const spending = { accounts: own?.accounts.length ?? 0, sources: own?.sources ?? [] };
  const places = placesOf([], spending).map(({ kind, state }) => ({
    ...NOTHING_KNOWN,
    id: kind,
    kind,
    state,
    since: orderedAt,
  }));
  return { level, orderedAt, places };
}

const NOTHING_KNOWN = {
  connector: null,
  isPaused: false,
  attempts: 0,
  nextAttemptAt: null,
  acceptedAt: null,
  status: null,
  error: null,
  detail: null,
  tookEffectAt: null,
  deletesAt: null,
} as const;
