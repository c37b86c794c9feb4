import type { Page } from "@playwright/test";
import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { askFor, openOffer, sell } from "./ordering";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { unique } from "./unique";

const RESELLER = "Brightwater Systems";
const ORDER = /\/portal\/orders\/[0-9a-f-]{36}$/;

async function setBudget(page: Page, customerId: string, amount: string, isFirst: boolean): Promise<void> {
  await page.goto(`/customers/${customerId}/budget`);
  await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill(amount);
  if (isFirst) await page.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" }).check();
  await page.getByRole("button", { name: isFirst ? "Set the first budget" : "Set budget" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
}

/** Prepares one unit of the story's product for the customer, from its own page. */
async function prepare(page: Page, customerId: string, word: string, note: string): Promise<void> {
  await page.goto(`/customers/${customerId}`);
  await page.getByRole("link", { name: "Prepare an order" }).click();
  await (await ready(page.getByRole("searchbox"))).fill(word);
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("link", { name: new RegExp(`^Prepare Ten qubits ${word}`) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Prepare an order for");
  await (await ready(page.getByRole("textbox", { name: "Note to the customer" }))).fill(note);
  await page.getByRole("button", { name: "Prepare for 10.00 USD" }).click();
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("main")).toContainText("Pending confirmation");
}

test("refused now, an order is submitted, paid once the budget is raised; others are prepared, confirmed, declined and paid together", async ({
  door,
}) => {
  // Three companies' browsers, a delivery and a catalogue.
  test.slow();
  const word = unique();
  sell(word);
  const distributor = await door.pageAs("distributor");
  const [customer] = await newCustomers(distributor, "Later", ["40.00"], RESELLER);
  if (!customer) throw new Error("no customer was made");
  const { link, email } = await inviteCustomer(distributor, customer.id);
  const portal = await accept(await door.stranger(), link, { ...newPerson("Lena"), email }, "/portal");
  await setBudget(distributor, customer.id, "60", true);

  await openOffer(portal, word);
  await askFor(portal, "3", "1");
  await expect(portal.getByRole("button", { name: /^Order for/ })).toHaveCount(0);
  await portal.getByRole("button", { name: "Submit and pay later" }).click();
  await expect(portal).toHaveURL(ORDER);
  const main = portal.getByRole("main");
  await expect(main).toContainText("Pending payment");
  await expect(main).toContainText("7 days left");
  const pay = await ready(portal.getByRole("button", { name: "Pay 30.00 USD from the budget" }));
  await pay.click();
  await expect(portal.getByRole("alert").filter({ hasText: "It was not paid" })).toBeVisible();
  await setBudget(distributor, customer.id, "200", false);
  await pay.click();
  await expect(main).toContainText("Completed");
  await expect(pay).toHaveCount(0);
  await expect(portal.getByRole("list", { name: "What became of it" }).getByRole("listitem")).toHaveCount(3);

  const reseller = await door.pageAs("reseller");
  await prepare(reseller, customer.id, word, "As agreed on the phone");
  await portal.goto("/portal");
  await expect(portal.getByText("An order waits for your confirmation")).toBeVisible();
  await portal.goto("/portal/messages");
  await expect(portal.getByRole("main")).toContainText("As agreed on the phone");
  await portal.getByRole("link", { name: "To the order" }).click();
  await (await ready(portal.getByRole("button", { name: "Confirm and pay 10.00 USD" }))).click();
  await expect(main).toContainText("Completed");

  await prepare(reseller, customer.id, word, "Another one?");
  await portal.goto("/portal/orders?status=pending-confirmation");
  await portal.getByRole("link", { name: `Ten qubits ${word}` }).click();
  await (await ready(portal.getByRole("button", { name: "Decline" }))).click();
  await portal.getByRole("button", { name: "Decline it for good" }).click();
  await expect(main).toContainText("Cancelled");
  await reseller.reload();
  await expect(reseller.getByRole("main")).toContainText("Cancelled");

  for (const quantity of ["1", "2"]) {
    await openOffer(portal, word);
    await askFor(portal, "1", quantity);
    await portal.getByRole("button", { name: "Submit and pay later" }).click();
    await expect(portal).toHaveURL(ORDER);
  }
  await portal.goto("/portal/orders?status=pending-payment");
  await (await ready(portal.getByRole("checkbox").first())).check();
  await portal.getByRole("button", { name: "Pay selected" }).click();
  const dialog = portal.getByRole("dialog");
  await expect(dialog).toContainText("30.00USD");
  await dialog.getByRole("button", { name: "Pay all 2 from the budget" }).click();
  await expect(dialog.getByText("Paid from the budget.")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Close" }).click();
  await portal.goto("/portal/orders?status=completed");
  await expect(portal.getByRole("table").getByRole("row")).toHaveCount(5);
});
