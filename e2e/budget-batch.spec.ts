import { newCustomers } from "./deliver";
import { expect, test } from "./persona";
import { ready } from "./ready";

test("a batch sets three budgets, then raises them by percent, and a CSV is tried first, with a result per row", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  const customers = await newCustomers(page, "Batch", ["50.00", "60.00", "500.00"]);
  const stem = customers[0]?.name.replace(/ 1$/, "") ?? "";
  await page.goto(`/customers?q=${encodeURIComponent(stem)}`);
  const table = page.getByRole("table", { name: "Customers" });
  await expect(table.getByRole("row")).toHaveCount(4);

  const open = async () => {
    await (await ready(page.getByRole("checkbox", { name: "Select every row on this page" }))).check();
    await page.getByRole("button", { name: "Set budget", exact: true }).click();
    return page.getByRole("dialog", { name: "Set the budget of 3 customers" });
  };
  const dialog = await open();
  await dialog.getByLabel("Amount").selectOption("Set an amount");
  await dialog.getByRole("textbox", { name: "Amount" }).fill("200");
  await dialog.getByRole("button", { name: "Dry run" }).click();
  await expect(dialog.getByRole("status")).toContainText(
    "nothing was saved: 2 would be set, 1 need confirmation, 0 would be refused",
  );
  await dialog.getByRole("button", { name: "Set 3 budgets" }).click();
  await expect(dialog.getByRole("status")).toContainText("2 set, 1 need confirmation and were not set, 0 refused.");
  const results = dialog.getByRole("list", { name: "Result per customer" });
  await expect(results.getByRole("listitem")).toHaveCount(3);
  await expect(results.getByRole("listitem").filter({ hasText: customers[2]?.name ?? "" })).toContainText(
    "500.00 of 200.00 USD are used already",
  );
  await dialog.getByRole("checkbox", { name: "Save also where something follows at once" }).check();
  await dialog.getByRole("button", { name: "Set 3 budgets" }).click();
  await expect(results.getByRole("listitem").filter({ hasText: customers[2]?.name ?? "" })).toContainText("Done");

  await page.reload();
  const again = await open();
  await again.getByLabel("Amount").selectOption("Raise or lower by percent");
  await again.getByRole("textbox", { name: "Percent" }).fill("10");
  await again.getByRole("checkbox", { name: "Save also where something follows at once" }).check();
  await again.getByRole("button", { name: "Set 3 budgets" }).click();
  await expect(again.getByRole("status")).toContainText("3 set, 0 need confirmation");
  await page.reload();
  await expect(table.getByRole("row").filter({ hasText: "of 220.00" })).toHaveCount(3);

  const accountName =
    (await table.getByRole("row").nth(1).getByRole("cell").nth(1).locator("span").first().textContent()) ?? "";
  await page.goto("/customers/budgets");
  const sheet = `customer,amount\n${accountName},300\nnobody-knows-me,300\n${customers[1]?.id},12.345\n`;
  const file = await ready(page.getByLabel("Drop a CSV here, or choose one"));
  await file.setInputFiles({ name: "budgets.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
  await page.getByRole("button", { name: "Dry run" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Dry run, nothing was saved" })).toContainText(
    "1 would be set, 0 need confirmation, 2 would be refused",
  );
  const rows = page.getByRole("list", { name: "Result per customer" }).getByRole("listitem");
  await expect(rows.filter({ hasText: "Line 3" })).toContainText("No customer of yours has this account name or ID.");
  await expect(rows.filter({ hasText: "Line 4" })).toContainText("at most two decimals");
  await page.goto(`/customers?q=${encodeURIComponent(stem)}`);
  await expect(table.getByRole("row").filter({ hasText: "of 220.00" })).toHaveCount(3);
});
