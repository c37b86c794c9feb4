import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";

const RESELLER = "Brightwater Systems";

test("an activation is asked for where the button would be, approved with another amount, and the customer may buy", async ({
  door,
}) => {
  // Three people in three browsers.
  test.slow();
  const distributor = await door.pageAs("distributor");
  const reseller = await door.pageAs("reseller");
  const [customer] = await newCustomers(distributor, "Request", ["40.00"], RESELLER);
  if (!customer) throw new Error("no customer was made");
  const invited = await inviteCustomer(distributor, customer.id);
  const portal = await accept(
    await door.stranger(),
    invited.link,
    { ...newPerson("Petra"), email: invited.email },
    "/portal",
  );
  const verdict = portal.getByRole("row").filter({ hasText: "Buy yearly/monthly resources" });
  await expect(verdict).toContainText("Closed");

  await reseller.goto(`/customers/${customer.id}/budget`);
  const dialog = await openDialog(reseller, "Request activation", /^Activate: ask for /);
  await dialog.getByLabel("Budget", { exact: true }).fill("900");
  await dialog.getByLabel("Reason").fill("Contract signed; they begin with a shop.");
  await dialog.getByRole("button", { name: "Send request" }).click();
  await expect(dialog).toBeHidden();
  await reseller.getByRole("link", { name: "Activate: asked, waiting" }).click();
  await expect(reseller.getByRole("heading", { level: 1 })).toHaveText(`Activate: ${customer.name}`);
  await expect(reseller.getByText(/^Waiting \d+ min$/)).toBeVisible();
  await expect(reseller.getByRole("button", { name: "Approve" })).toHaveCount(0);

  await distributor.goto("/");
  await distributor.getByRole("link", { name: /requests? waits? for you/ }).click();
  await expect(distributor).toHaveURL(/\/requests$/);
  const inbox = distributor.getByRole("table", { name: "Requests" });
  await inbox.getByRole("row").filter({ hasText: customer.name }).getByRole("link").click();
  await expect(distributor.getByRole("heading", { level: 1 })).toHaveText(`Activate: ${customer.name}`);
  await expect(distributor.getByRole("region", { name: "Facts to decide on" })).toContainText("40.00");
  await (await ready(distributor.getByLabel("Budget", { exact: true }))).fill("600");
  await distributor.getByLabel("Note").fill("This much first.");
  await distributor.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(distributor.getByText("Approved with changes and done")).toBeVisible();

  await reseller.reload();
  const thread = reseller.getByRole("list", { name: "Thread" });
  await expect(thread).toContainText("Approved with changes and done");
  await expect(thread).toContainText("This much first.");
  await expect(thread).toContainText("600.00 USD");
  await reseller.getByLabel("Comment").fill("Thank you, they know.");
  await reseller.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(thread).toContainText("Thank you, they know.");

  await portal.reload();
  await expect(verdict).toContainText("Open");
});

test("what the distributor did meanwhile forbids the approval, which says why; then it is rejected with a note", async ({
  door,
}) => {
  test.slow();
  const distributor = await door.pageAs("distributor");
  const reseller = await door.pageAs("reseller");
  const [customer] = await newCustomers(distributor, "Request", ["10.00"], RESELLER);
  if (!customer) throw new Error("no customer was made");

  await reseller.goto(`/customers/${customer.id}/restriction`);
  const asking = await openDialog(reseller, "Request pay-per-use block", /^Block pay-per-use: ask for /);
  await asking.getByRole("button", { name: "Send request" }).click();
  await expect(asking).toBeVisible();
  await asking.getByLabel("Reason").fill("Trial workloads keep running.");
  await asking.getByRole("button", { name: "Send request" }).click();
  await expect(asking).toBeHidden();
  await reseller.getByRole("link", { name: "Block pay-per-use: asked, waiting" }).click();
  await expect(reseller).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);
  const address = new URL(reseller.url()).pathname;

  await distributor.goto(`/customers/${customer.id}/restriction`);
  const blocking = await openDialog(distributor, "Block pay-per-use", /^Block new pay-per-use/);
  await blocking.getByLabel("Reason").fill("Seen ourselves.");
  await blocking.getByRole("button", { name: "Block pay-per-use", exact: true }).click();
  await expect(blocking).toBeHidden();

  await distributor.goto(address);
  await (await ready(distributor.getByRole("button", { name: "Approve", exact: true }))).click();
  await expect(distributor.getByRole("alert").filter({ hasText: "It could not be done" })).toBeVisible();
  await expect(distributor.getByRole("list", { name: "Thread" })).toContainText("Approval could not be done");
  await distributor.getByLabel("Why not").fill("It is blocked already.");
  await distributor.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(distributor.getByText("It is blocked already.").first()).toBeVisible();

  await reseller.goto("/requests?state=rejected");
  await expect(reseller.getByRole("row").filter({ hasText: customer.name })).toContainText("Rejected");
});

test("a permission is asked for without any page but the request's, and taken back", async ({ door }) => {
  const reseller = await door.pageAs("reseller");
  await reseller.goto("/requests");
  await reseller.getByRole("link", { name: "Ask for a permission or quota" }).click();
  await (await ready(reseller.getByLabel("Monthly quota"))).fill("50000");
  await reseller.getByRole("checkbox", { name: "Freeze resources" }).uncheck();
  await reseller.getByLabel("Reason").fill("We answer within the hour.");
  await reseller.getByRole("button", { name: "Send request" }).click();
  await reseller.getByRole("link", { name: "Open the request" }).first().click();
  await expect(reseller.getByRole("region", { name: "What is asked" })).toContainText("50,000.00 USD");
  await (await ready(reseller.getByRole("button", { name: "Withdraw request" }))).click();
  await expect(reseller.getByRole("list", { name: "Thread" })).toContainText("Withdrawn");
  await expect(reseller.getByRole("button", { name: "Withdraw request" })).toHaveCount(0);
});
