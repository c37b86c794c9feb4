import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { messages, noticeReceipts, signedRequests } from "@/db/schema";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { createAccessKey } from "../api-key/create-access-key";
import { makeWorld, permit } from "../budget/governance.fixture";
import { openEnd } from "../end/end.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { replayDead } from "../webhook/replay-dead";
import { testWebhook } from "../webhook/test-webhook";
import { webhooksOf } from "../webhook/webhook.fixture";
import { cleanTenant } from "./clean-up";

await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });

const DAY_MS = 24 * 60 * 60 * 1000;

test("what was posted and who was told is kept 90 days; what still waits is kept, however old", async () => {
  const { distributor, otherDistributor } = await makeWorld();
  const { distributorId } = distributor;
  const end = await openEnd();
  const story = webhooksOf(distributor);
  const { webhookId } = await story.add(end.url);
  await testWebhook(story.may, { webhookId }, async () => "{}");
  await testWebhook(story.may, { webhookId }, async () => "{}");
  await story.tell();
  await end.close();
  const [old, young, waiting] = await story.deliveriesOf(webhookId);
  if (!old || !young || !waiting) throw new Error("three deliveries were expected");
  const receipts = await inTenant(distributor, async (tx) => {
    const at = await instantOf(tx);
    const aged = (id: string, days: number) =>
      tx.execute(
        sql`update webhook_deliveries set created_at = created_at - ${days} * interval '1 day' where id = ${id}`,
      );
    await aged(old.id, 91);
    await aged(young.id, 89);
    await aged(waiting.id, 91);
    const [told] = await tx.select().from(messages).where(eq(messages.companyId, distributorId));
    const receipt = (days: number) => ({
      distributorId,
      id: newId(),
      noticeId: told?.noticeId ?? "",
      companyId: distributorId,
      topic: "development" as const,
      way: "webhook" as const,
      hearer: "webhook" as const,
      hearerId: webhookId,
      outcome: "sent" as const,
      at: new Date(at.getTime() - days * DAY_MS),
    });
    const rows = [receipt(91), receipt(89)];
    await tx.insert(noticeReceipts).values(rows);
    return rows.map(({ id }) => id);
  });
  await cleanTenant(otherDistributor.distributorId);
  expect(await story.deliveriesOf(webhookId)).toHaveLength(3);
  await cleanTenant(distributorId);
  expect((await story.deliveriesOf(webhookId)).map(({ id }) => id)).toEqual([young.id, waiting.id]);
  expect(await story.attemptsOf(old.id)).toEqual([]);
  expect(await story.attemptsOf(young.id)).toHaveLength(1);
  const kept = await inTenant(distributor, (tx) => tx.select({ id: noticeReceipts.id }).from(noticeReceipts));
  expect(kept.map(({ id }) => id)).toEqual([receipts[1]]);
  const period = { from: new Date("2020-01-01T00:00:00Z"), to: new Date("2040-01-01T00:00:00Z") };
  expect(await replayDead(story.may, { webhookId, ...period })).toMatchObject({ allowed: false });
});

test("signatures are remembered for as long as their date would let them be sent again", async () => {
  const { distributor, otherDistributor } = await makeWorld();
  const { distributorId } = distributor;
  const key = await createAccessKey(permit(distributor, "api-key.manage"), { name: "Shop", scopes: ["orders"] });
  if (!key.allowed) throw new Error(JSON.stringify(key.reasons));
  const { keyId } = key;
  await inTenant(distributor, async (tx) => {
    const at = await instantOf(tx);
    const came = (signature: string, minutes: number) => ({
      distributorId,
      keyId,
      signature,
      at: new Date(at.getTime() - minutes * 60_000),
    });
    await tx.insert(signedRequests).values([came("old", 31), came("young", 29)]);
  });
  const kept = async () =>
    (await inTenant(distributor, (tx) => tx.select({ signature: signedRequests.signature }).from(signedRequests)))
      .map(({ signature }) => signature)
      .toSorted();
  await cleanTenant(otherDistributor.distributorId);
  expect(await kept()).toEqual(["old", "young"]);
  await cleanTenant(distributorId);
  expect(await kept()).toEqual(["young"]);
});
