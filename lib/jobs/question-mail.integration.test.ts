import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { resellers } from "@/db/schema";
import { joinCustomer, makeWorld } from "@/lib/data/budget/governance.fixture";
import { ask } from "@/lib/data/question/question.fixture";
import { inTenant } from "@/lib/data/tenant";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { headerOf, startSmtpEnd } from "@/scripts/smtp-end";
import { sendMails } from "./send-mails";
import { smtpSender } from "./smtp";

await openTestDatabase();
const end = await startSmtpEnd();
afterAll(() => end.stop());

const send = smtpSender({ url: end.url, from: "Partner Center <partner@center.example>" });

test("a question comes by SMTP to the reseller's contact: the text as it was written, and the way to the customer", async () => {
  const world = await makeWorld();
  const { distributor, reseller } = world;
  const customerId = await joinCustomer(world);
  await inTenant(distributor, (tx) =>
    tx.update(resellers).set({ contactEmail: "hello@bright.example" }).where(eq(resellers.id, reseller.company.id)),
  );
  const text = "We need {two} machines.\n\n<b>Please</b> tell us what is missing.";
  expect((await ask(world, customerId, { about: "eligibility", amount: null, text })).allowed).toBe(true);
  await sendMails(distributor.distributorId, send);
  expect(end.received).toHaveLength(1);
  const [message = ""] = end.received;
  const plain = message.replaceAll(/=\r?\n/g, "").replaceAll("\r\n", "\n");
  expect(headerOf(message, "To")).toBe("hello@bright.example");
  expect(plain).toContain("We need {two} machines.");
  expect(plain).toContain(`/customers/${customerId}`);
  expect(plain).toContain("&lt;b&gt;Please&lt;/b&gt;");
});
