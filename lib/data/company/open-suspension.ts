import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { companyStates, resellers } from "@/db/schema";

/** Joins each reseller with its open suspension, of which there is at most one. */
export const openSuspension = and(
  eq(companyStates.distributorId, resellers.distributorId),
  eq(companyStates.companyId, resellers.id),
  isNull(companyStates.endedAt),
);
