import { jsonb, text, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { id, instant, tenant } from "./columns";

/** What one act begins and another may end, each by somebody; open while endedAt is null. */
export const openColumns = {
  distributorId: tenant(),
  id: id(),
  changeId: uuid().notNull(),
  /** At most 256 characters; never shown to the customer. */
  reason: text().notNull(),
  by: jsonb().$type<ActorStamp>().notNull(),
  since: instant().notNull(),
  endedAt: instant(),
  endedBy: jsonb().$type<ActorStamp>(),
  endReason: text(),
  endChangeId: uuid(),
};
