import { pgTable, text } from "drizzle-orm/pg-core";
import { COMPANY_STATES } from "@/lib/domain/access/actor";
import { instant, oneOf, tenant } from "./columns";

export const distributors = pgTable(
  "distributors",
  {
    distributorId: tenant().primaryKey(),
    name: text().notNull(),
    accountName: text().notNull(),
    /** ISO 4217; one currency per distributor (G15). */
    currency: text().notNull().default("USD"),
    state: text({ enum: COMPANY_STATES }).notNull().default("active"),
    contactEmail: text(),
    contactPhone: text(),
    createdAt: instant().notNull(),
  },
  () => [oneOf("distributors_state", "state", COMPANY_STATES)],
);
