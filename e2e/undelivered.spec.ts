import postgres from "postgres";
import { findRunning } from "@/scripts/postgres";
import { dataDir } from "./command-line";
import { expect, test } from "./persona";
import { ready } from "./ready";

const ADDRESS = "duty@night-desk.example";

/** As the demo begins, whatever other stories had tried again meanwhile. */
async function giveUpOnce(): Promise<void> {
  const url = await findRunning(dataDir());
  if (url === null) throw new Error("The demo's database does not run");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`
    update outbox set state = 'dead', attempts = 15, error = 'ETIMEDOUT', due_at = null
    where kind = 'mail' and payload->>'to' = ${ADDRESS}`;
  await sql.end();
}

test("an administrator reads what did not arrive and why, and has it tried again where it can be", async ({ door }) => {
  await giveUpOnce();
  const page = await door.pageAs("distributor");
  await page.goto("/organization/undelivered");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Undelivered");
  const invitation = page.getByRole("row").filter({ hasText: "Invitation of a customer" });
  await expect(invitation).toContainText("o•••@juniper-labs.example");
  await expect(invitation).toContainText("refused it for good (550)");
  await expect(invitation).toContainText("Send a new invitation from Customer development");
  await expect(invitation.getByRole("button")).toHaveCount(0);

  const told = page.getByRole("row").filter({ hasText: "d•••@night-desk.example" });
  await expect(told).toContainText("did not answer in time");
  await (await ready(told.getByRole("button", { name: /^Try again/ }))).click();
  await expect(told).toHaveCount(0);
  await page.reload();
  await expect(invitation).toBeVisible();
  await expect(told).toHaveCount(0);
});
