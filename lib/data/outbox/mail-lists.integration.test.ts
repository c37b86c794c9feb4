import { afterEach, expect, test, vi } from "vitest";
import { START } from "@/lib/contracts/page";
import type { Mail } from "@/lib/domain/alert/mail";
import type * as Environment from "@/lib/env";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, permit } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { countWaitingMails } from "./count-waiting-mails";
import { listDemoMails } from "./list-demo-mails";
import { queueMail } from "./queue-mail";

await openTestDatabase();
const env = vi.hoisted(() => ({ PARTNER_CENTER_DEMO: true }));
vi.mock("@/lib/env", async (original) => {
  const { env: real } = await original<typeof Environment>();
  return { env: () => ({ ...real(), ...env }) };
});
afterEach(() => {
  env.PARTNER_CENTER_DEMO = true;
});

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
  env.PARTNER_CENTER_DEMO = false;
  expect(await listDemoMails(reading, START)).toBeNull();
});
