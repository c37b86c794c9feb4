import { afterAll, expect, test } from "vitest";
import { makeWorld } from "@/lib/data/budget/governance.fixture";
import { codesOf, invite, invited, join, stranger } from "@/lib/data/development/development.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { startSmtpEnd } from "@/scripts/smtp-end";
import { sendMails } from "./send-mails";
import { smtpSender } from "./smtp";

await openTestDatabase();
const end = await startSmtpEnd();
afterAll(() => end.stop());

const send = smtpSender({ url: end.url, from: "Partner Center <partner@center.example>" });

/** The secret in a message as it came by SMTP, its lines joined again. */
function secretIn(message: string | undefined): string {
  return /\/join\/([\w-]+)/.exec((message ?? "").replaceAll(/=\r?\n/g, ""))?.[1] ?? "";
}

test("the link that came by SMTP is the one that joins, and once invited again only the newest", async () => {
  const world = await makeWorld();
  const { id } = await invited(world.reseller);
  await invite(world.reseller, [id]);
  await sendMails(world.distributor.distributorId, send);
  const [first, second] = end.received;
  expect(first).toContain("To: ");
  expect(codesOf(await join(stranger(secretIn(first))))).toEqual(["association.link-withdrawn"]);
  expect((await join(stranger(secretIn(second)))).allowed).toBe(true);
  expect(end.received).toHaveLength(2);
});
