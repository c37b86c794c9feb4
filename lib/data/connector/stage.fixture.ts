import { eq } from "drizzle-orm";
import { afterEach, beforeEach } from "vitest";
import { auditEntries, outbox } from "@/db/schema";
import { joinCustomer, makeWorld, type World } from "../budget/governance.fixture";
import { openEnd } from "../end/end.fixture";
import { inTenant } from "../tenant";
import { connectedWorld } from "./connector.fixture";
import { deliverOrders } from "./deliver-orders";

/** A provider's end that serves a new world before each test, and what a test asks of the two. */
export function withEnd(take: (stage: Stage) => void): void {
  let end: Awaited<ReturnType<typeof openEnd>>;
  beforeEach(async () => {
    end = await openEnd();
    take(await stageOf(await makeWorld(), end));
  });
  afterEach(() => end.close());
}

export type Stage = Awaited<ReturnType<typeof stageOf>>;

async function stageOf(world: World, end: Awaited<ReturnType<typeof openEnd>>) {
  const story = connectedWorld(world);
  const { secret, connectorId } = await story.connect("Cloud", end.url);
  const { distributorId } = world.distributor;
  const deliver = () => deliverOrders(distributorId);
  const atConnector = async (customerId: string) =>
    (await story.placesOf(customerId)).filter(({ kind }) => kind === "connector");
  return {
    world,
    end,
    story,
    secret,
    connectorId,
    deliver,
    atConnector,
    statesOf: async (customerId: string) => (await atConnector(customerId)).map(({ state }) => state),
    outboxOf: (id: string) =>
      inTenant(world.distributor, async (tx) => (await tx.select().from(outbox).where(eq(outbox.id, id)))[0]),
    auditOf: (customerId: string) =>
      inTenant(world.distributor, async (tx) =>
        (await tx.select().from(auditEntries).where(eq(auditEntries.customerId, customerId)))
          .map(({ action }) => action)
          .filter((action) => action.startsWith("connector.")),
      ),
    /** A customer whose freeze since association was confirmed at the connector. */
    async settledCustomer(): Promise<string> {
      const customerId = await joinCustomer(world);
      await deliver();
      end.heard.length = 0;
      return customerId;
    },
  };
}
