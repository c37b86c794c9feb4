import "server-only";
import { and, eq, lte, or } from "drizzle-orm";
import { connectors, customers, orderedLevels, restrictionPlaces } from "@/db/schema";
import { UNCONFIRMED_MINUTES } from "@/lib/domain/connector/place";
import { type Condition, concernedColumns, ofCustomer, presentCustomersOf } from "../condition";

const KIND = "freeze-unconfirmed";

/** Orders at connectors that came to nothing, or that nobody has answered for ten minutes (G7). */
export const freezeUnconfirmed: Condition = async (tx, asked) => {
  const { distributorId, at } = asked;
  const silentSince = new Date(at.getTime() - UNCONFIRMED_MINUTES * 60_000);
  const rows = await tx
    .select({
      placeId: restrictionPlaces.id,
      state: restrictionPlaces.state,
      since: restrictionPlaces.since,
      error: restrictionPlaces.error,
      level: orderedLevels.level,
      connector: connectors.name,
      customer: concernedColumns(KIND, at),
    })
    .from(restrictionPlaces)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, restrictionPlaces.distributorId), eq(customers.id, restrictionPlaces.customerId)),
    )
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
        presentCustomersOf(distributorId),
        or(
          eq(restrictionPlaces.state, "failed"),
          and(eq(restrictionPlaces.state, "ordered"), lte(restrictionPlaces.since, silentSince)),
        ),
      ),
    );
  return rows.map(({ placeId, state, since, error, level, connector, customer }) =>
    ofCustomer(asked, KIND, customer, {
      key: placeId,
      subjectId: placeId,
      facts: {
        customer: customer.name,
        connector,
        level,
        since: since.toISOString(),
        failed: state === "failed",
        error,
      },
    }),
  );
};
