import { expect, test } from "vitest";
import { START } from "@/lib/contracts/page";
import type { Mail } from "@/lib/domain/alert/mail";
import { giveEnvironment } from "@/scripts/integration/environment";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, permit } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { countWaitingMails } from "./count-waiting-mails";
import { listDemoMails } from "./list-demo-mails";
import { queueMail } from "./queue-mail";

const database = await openTestDatabase({ PARTNER_CENTER_DEMO: "1" });

const MAIL: Mail = {
  to: "ana@reseller.example",
  language: "en",
  template: "customer-invitation",
  facts: { partner: "Aster", endsAt: "2026-11-29T10:00:00.000Z" },
  secret: { link: "https://p.example/x" },
};

test("what waits is counted and, in the demo alone, read page by page; another distributor sees none of it", async () => {
  const { distributor, otherDistributor } = await makeWorld();
  const ids = await inTenant(distributor, async (tx) =>
    queueMail(
      tx,
      distributor.distributorId,
      await instantOf(tx),
      Array.from({ length: 25 }, () => MAIL),
    ),
  );
  expect(await countWaitingMails(permit(distributor, "mail.read"))).toBe(25);
  expect(await countWaitingMails(permit(otherDistributor, "mail.read"))).toBe(0);
  const reading = permit(distributor, "demo-mail.read");
  const first = await listDemoMails(reading, START);
  const second = await listDemoMails(reading, { after: first?.after ?? null, before: null });
  expect([...(first?.rows ?? []), ...(second?.rows ?? [])].map(({ id }) => id)).toEqual(ids.toReversed());
  expect((await listDemoMails(permit(otherDistributor, "demo-mail.read"), START))?.rows).toEqual([]);
  giveEnvironment(database.url);
  expect(await listDemoMails(reading, START)).toBeNull();
});
