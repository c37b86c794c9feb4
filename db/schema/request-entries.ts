import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { REQUEST_ENTRY_KINDS } from "@/lib/domain/request/request";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { requests } from "./requests";

/** A request's thread, in the order of its instants; both sides read it. */
export const requestEntries = pgTable(
  "request_entries",
  {
    distributorId: tenant(),
    id: id(),
    requestId: uuid().notNull(),
    changeId: uuid().notNull(),
    kind: text({ enum: REQUEST_ENTRY_KINDS }).notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    at: instant().notNull(),
    /** Reason, comment or note; null: none was written. */
    text: text(),
    /** Values asked or executed, or reasons why the act could not be done; null: none. */
    values: jsonb(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "request_entries_request",
      columns: [table.distributorId, table.requestId],
      foreignColumns: [requests.distributorId, requests.id],
    }),
    index("request_entries_by_request").on(table.distributorId, table.requestId, table.at),
    oneOf("request_entries_kind", "kind", REQUEST_ENTRY_KINDS),
  ],
);
