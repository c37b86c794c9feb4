import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ATTEMPT_ERRORS } from "@/lib/domain/connector/attempt";
import { id, instant, oneOf, tenant } from "./columns";
import { connectors } from "./connectors";

/** Every call of a connector's end and what came of it; kept for 90 days. */
export const connectorAttempts = pgTable(
  "connector_attempts",
  {
    distributorId: tenant(),
    id: id(),
    connectorId: uuid().notNull(),
    /** The order; null: a test. */
    placeId: uuid(),
    attempt: integer().notNull(),
    startedAt: instant().notNull(),
    milliseconds: integer().notNull(),
    /** HTTP status; null: there was no answer. */
    status: integer(),
    /** Null: the end answered as it should. */
    error: text({ enum: ATTEMPT_ERRORS }),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "connector_attempts_connector",
      columns: [table.distributorId, table.connectorId],
      foreignColumns: [connectors.distributorId, connectors.id],
    }),
    index("connector_attempts_by_connector").on(table.distributorId, table.connectorId, table.startedAt),
    index("connector_attempts_by_place").on(table.distributorId, table.placeId, table.startedAt),
    oneOf("connector_attempts_error", "error", ATTEMPT_ERRORS),
  ],
);
