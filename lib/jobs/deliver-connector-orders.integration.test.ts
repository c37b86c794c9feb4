import { afterAll, expect, test } from "vitest";
import { joinCustomer, makeWorld } from "@/lib/data/budget/governance.fixture";
import { connectedWorld } from "@/lib/data/connector/connector.fixture";
import { answer, openEnd } from "@/lib/data/end/end.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { answerWakes } from "./answer-wakes";
import { deliverConnectorOrders } from "./deliver-connector-orders";

await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });
const world = await makeWorld();
const story = connectedWorld(world);
const end = await openEnd();
afterAll(() => end.close());

const latest = async (customerId: string) =>
  (await story.placesOf(customerId)).findLast(({ kind }) => kind === "connector");

test("without a connector a run ends at once", async () => {
  await deliverConnectorOrders(new AbortController().signal);
});

test("an order leaves by itself once it is committed, and what fails is tried again after about five seconds", async () => {
  await story.connect("Cloud", end.url);
  end.does(answer(500));
  const stopAnswering = await answerWakes(new AbortController().signal);
  const customerId = await joinCustomer(world);
  await expect.poll(() => end.heard.length, { timeout: 5_000 }).toBe(1);
  await stopAnswering();
  end.does(answer(200, { state: "confirmed" }));

  const leaving = new AbortController();
  const run = deliverConnectorOrders(leaving.signal);
  await expect.poll(async () => (await latest(customerId))?.state, { timeout: 15_000 }).toBe("confirmed");
  const [first, second] = end.heard.map(({ headers }) => Number(headers["webhook-timestamp"]));
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(4);
  leaving.abort();
  await run;
  expect(new Set(end.heard.map(({ id }) => id)).size).toBe(1);
});
