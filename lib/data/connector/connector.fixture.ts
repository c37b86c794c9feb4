import { asc, eq, sql } from "drizzle-orm";
import { orderedLevels, restrictionPlaces } from "@/db/schema";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { permit, type World } from "../budget/governance.fixture";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { addConnector } from "./add-connector";

const ACT = { reason: "Unpaid invoice", messageToCustomer: null };

/** What a story about connectors does with one world. */
export function connectedWorld(world: World) {
  const { distributor } = world;
  return {
    async connect(name: string, url: string, sources: readonly string[] | null = null) {
      const input = { name, url, sources: sources === null ? null : [...sources] };
      const added = await addConnector(permit(distributor, "connector.manage"), input);
      if (!added.allowed) throw new Error(JSON.stringify(added.reasons));
      return added;
    },
    async freeze(customerId: string, level: FreezeLevel = "account") {
      const agreementVersion = level === "account" ? null : FREEZE_AGREEMENT_VERSION;
      const input = { ...ACT, customerId, level, agreementVersion };
      const decision = await freezeCustomer(permit(distributor, "restriction.freeze"), input);
      if (!decision.allowed) throw new Error(JSON.stringify(decision.reasons));
    },
    async lift(customerId: string, ...origins: StoredFreezeOrigin[]) {
      const decision = await liftFreeze(permit(distributor, "restriction.lift"), { ...ACT, customerId, origins });
      if (!decision.allowed) throw new Error(JSON.stringify(decision.reasons));
    },
    /** Every place of the customer's acts, in their order, then by kind. */
    placesOf: (customerId: string) =>
      inTenant(distributor, (tx) =>
        tx
          .select({
            number: orderedLevels.number,
            level: orderedLevels.level,
            id: restrictionPlaces.id,
            kind: restrictionPlaces.kind,
            connectorId: restrictionPlaces.connectorId,
            state: restrictionPlaces.state,
            error: restrictionPlaces.error,
            detail: restrictionPlaces.detail,
            deletesAt: restrictionPlaces.deletesAt,
            attempts: restrictionPlaces.attempts,
            nextAttemptAt: restrictionPlaces.nextAttemptAt,
            acceptedAt: restrictionPlaces.acceptedAt,
          })
          .from(restrictionPlaces)
          .innerJoin(orderedLevels, eq(orderedLevels.id, restrictionPlaces.orderedLevelId))
          .where(eq(restrictionPlaces.customerId, customerId))
          .orderBy(asc(orderedLevels.number), asc(restrictionPlaces.kind)),
      ),
    /** As if so much time had passed for what waits at connectors. */
    letPass: (milliseconds: number) =>
      inTenant(distributor, (tx) =>
        tx.execute(sql`
          update restriction_places set
            next_attempt_at = next_attempt_at - ${milliseconds} * interval '1 millisecond',
            leased_until = leased_until - ${milliseconds} * interval '1 millisecond',
            tried_since = tried_since - ${milliseconds} * interval '1 millisecond',
            accepted_at = accepted_at - ${milliseconds} * interval '1 millisecond'
          where distributor_id = ${distributor.distributorId} and state in ('ordered', 'superseded')`),
      ),
  };
}
