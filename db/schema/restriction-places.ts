import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ATTEMPT_ERRORS } from "@/lib/domain/connector/attempt";
import { PLACE_KINDS, PLACE_STATES } from "@/lib/domain/connector/place";
import { id, instant, oneOf, tenant } from "./columns";
import { connectors } from "./connectors";
import { customers } from "./customers";
import { orderedLevels } from "./ordered-levels";

/** Where an act must take effect, and what is known of it (G7). A connector's is the order sent there. */
export const restrictionPlaces = pgTable(
  "restriction_places",
  {
    distributorId: tenant(),
    /** Of a connector's: the id the order is sent under, and its outbox row's. */
    id: id(),
    orderedLevelId: uuid().notNull(),
    customerId: uuid().notNull(),
    kind: text({ enum: PLACE_KINDS }).notNull(),
    /** Null unless kind is connector. */
    connectorId: uuid(),
    state: text({ enum: PLACE_STATES }).notNull(),
    /** When it got this state. */
    since: instant().notNull(),
    /** Attempts of the present run; a retry by hand begins a new one. */
    attempts: integer().notNull().default(0),
    /** First instant of the present run. */
    triedSince: instant().notNull(),
    /** Not before this; of an accepted order when the answer is due. Null: nothing more is tried. */
    nextAttemptAt: instant(),
    /** While an attempt is under way, when it counts as lost; null: none is. */
    leasedUntil: instant(),
    /** When the end said that the answer would follow; null: it did not. */
    acceptedAt: instant(),
    error: text({ enum: ATTEMPT_ERRORS }),
    /** The provider's own words; null: none. */
    detail: text(),
    /** When it took effect by the provider's clock; null: not said. */
    tookEffectAt: instant(),
    /** The provider's own deletion date; null: not said (G8). */
    deletesAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "restriction_places_level",
      columns: [table.distributorId, table.orderedLevelId],
      foreignColumns: [orderedLevels.distributorId, orderedLevels.id],
    }),
    foreignKey({
      name: "restriction_places_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    foreignKey({
      name: "restriction_places_connector",
      columns: [table.distributorId, table.connectorId],
      foreignColumns: [connectors.distributorId, connectors.id],
    }),
    uniqueIndex("restriction_places_ordered")
      .on(table.distributorId, table.customerId, table.connectorId)
      .where(sql`state = 'ordered'`),
    index("restriction_places_by_level").on(table.distributorId, table.orderedLevelId),
    index("restriction_places_open")
      .on(table.distributorId, table.customerId)
      .where(sql`state in ('ordered', 'failed')`),
    index("restriction_places_due").on(table.distributorId, table.nextAttemptAt).where(sql`state = 'ordered'`),
    oneOf("restriction_places_kind", "kind", PLACE_KINDS),
    oneOf("restriction_places_state", "state", PLACE_STATES),
    oneOf("restriction_places_error", "error", ATTEMPT_ERRORS),
    check("restriction_places_connector_kind", sql`(kind = 'connector') = (connector_id is not null)`),
  ],
);
