import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { askFor, openOffer, sell } from "./ordering";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { unique } from "./unique";

const RESELLER = "Brightwater Systems";

test("from a budget to the first purchase; a purchase that uses the budget up refuses the next with every reason", async ({
  door,
}) => {
  // Three companies' browsers, a delivery and a catalogue.
  test.slow();
  const word = unique();
  sell(word);
  const distributor = await door.pageAs("distributor");
  const [customer] = await newCustomers(distributor, "Order", ["40.00"], RESELLER);
  if (!customer) throw new Error("no customer was made");
  const { link, email } = await inviteCustomer(distributor, customer.id);
  const portal = await accept(await door.stranger(), link, { ...newPerson("Petra"), email }, "/portal");

  // Frozen and without a budget: both are told, and there is no button.
  await openOffer(portal, word);
  const why = portal.getByRole("list", { name: "You cannot place this order now" });
  await expect(why.getByRole("listitem")).toHaveCount(2);
  await expect(portal.getByRole("button", { name: /^Order for/ })).toHaveCount(0);

  await distributor.goto(`/customers/${customer.id}/budget`);
  await (await ready(distributor.getByRole("textbox", { name: "Amount" }))).fill("120");
  await distributor.getByRole("radio", { name: /^Freeze account(?! and)/ }).check();
  await distributor.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" }).check();
  await distributor.getByRole("button", { name: "Set the first budget" }).click();
  await expect(distributor.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();

  await openOffer(portal, word);
  await askFor(portal, "2", "3");
  const facts = portal.getByRole("region", { name: "What it costs" });
  await expect(facts).toContainText("Amount60.00USD");
  await expect(facts).toContainText("budget now80.00USD");
  await expect(facts).toContainText("this order20.00USD");
  // Opened before, and sent after the budget is gone.
  const late = await portal.context().newPage();
  await openOffer(late, word);
  await askFor(late, "1", "1");

  await portal.getByRole("button", { name: "Order for 60.00 USD" }).click();
  await expect(portal).toHaveURL(/\/portal\/orders\/[0-9a-f-]{36}$/);
  await expect(portal.getByRole("heading", { level: 1 })).toHaveText(`Order of Ten qubits ${word}`);
  await expect(portal.getByRole("main")).toContainText("60.00USD");

  await openOffer(portal, word);
  await askFor(portal, "3", "1");
  await expect(why).toContainText("30.00 USD are needed");
  await expect(portal.getByRole("button", { name: /^Order for/ })).toHaveCount(0);
  await askFor(portal, "two", "1");
  await expect(portal.getByText("A whole number from 1 to 36.")).toBeVisible();
  await askFor(portal, "2", "1");
  await portal.getByRole("button", { name: "Order for 20.00 USD" }).click();
  await expect(portal).toHaveURL(/\/portal\/orders\/[0-9a-f-]{36}$/);

  await (await ready(late.getByRole("button", { name: "Order for 10.00 USD" }))).click();
  await expect(late.getByRole("alert").filter({ hasText: "Nothing was ordered" })).toBeVisible();
  const reasons = late.getByRole("list", { name: "You cannot place this order now" }).getByRole("listitem");
  await expect(reasons).toHaveCount(2);
  await expect(reasons.filter({ hasText: "120.00" })).toHaveCount(1);
  await expect(late.getByLabel("How many: machine")).toHaveValue("1");

  await portal.goto("/portal/orders");
  await expect(portal.getByRole("table").getByRole("row")).toHaveCount(3);
  for (const who of ["distributor", "reseller"] as const) {
    const page = await door.pageAs(who);
    await page.goto(`/orders?tab=resellers&q=${encodeURIComponent(customer.name)}`);
    await expect(page.getByRole("table").getByRole("row")).toHaveCount(3);
    await page
      .getByRole("link", { name: `Ten qubits ${word}` })
      .last()
      .click();
    await expect(page.getByRole("main")).toContainText(customer.name);
    await expect(page.getByRole("main")).toContainText("60.00USD");
  }
});

test("who only looks finds prices and orders, and no way to order", async ({ door }) => {
  const page = await door.pageAs("customer-viewer");
  await page.goto("/portal/products?mode=yearly-monthly");
  await expect(page.getByRole("table").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /^Order / })).toHaveCount(0);
  const nowhere = "01a22866-3326-78a5-b6a5-2030bd691f25";
  for (const path of [`/portal/orders/${nowhere}`, "/portal/orders/none"]) {
    await page.goto(path);
    await expect(page.getByText("There is nothing at this address")).toBeVisible();
  }
});
