import { expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { joinCustomer, makeWorld, permit } from "../budget/governance.fixture";
import { countPendingRequests } from "./count-pending-requests";
import { getRequest } from "./get-request";
import { listPendingKinds } from "./list-pending-kinds";
import { listRequests } from "./list-requests";
import { rejectRequest } from "./reject-request";
import { activation, noMessage, waiting } from "./request.fixture";

await openTestDatabase();

test("the inbox is ordered by age, filtered, and counted", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const first = await waiting(world.reseller, customerId, activation);
  const second = await waiting(world.reseller, customerId, { kind: "block-pay-per-use", ...noMessage });
  const reading = permit(world.distributor, "request.read");
  const list = async (more: object) =>
    (
      await listRequests(reading, {
        state: "pending",
        kind: null,
        reseller: null,
        customer: null,
        after: null,
        ...more,
      })
    ).rows.map(({ id }) => id);
  expect(await list({})).toEqual([first, second]);
  expect(await list({ state: "all" })).toEqual([second, first]);
  expect(await list({ kind: "activate" })).toEqual([first]);
  expect(await list({ reseller: world.otherReseller.company.id })).toEqual([]);
  expect(await list({ state: "answered" })).toEqual([]);
  const counts = await countPendingRequests(reading, new Date());
  expect(counts).toMatchObject({ pending: 2, answered: 0 });
  expect(counts.oldestAt).toEqual((await getRequest(reading, first, new Date()))?.createdAt);
  await rejectRequest(permit(world.distributor, "request.decide"), { requestId: first, note: "No" });
  expect(await countPendingRequests(permit(world.reseller, "request.read"), new Date())).toMatchObject({
    pending: 1,
    answered: 1,
  });
  const kinds = await listPendingKinds(permit(world.reseller, "request.read"), customerId);
  expect(kinds).toEqual([{ kind: "block-pay-per-use", requestId: second }]);
});
