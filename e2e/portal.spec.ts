import type { Locator } from "@playwright/test";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";
import { expect, test } from "./persona";
import { ready } from "./ready";

// What is frozen or blocked may change while this runs: the stories about restrictions have the same customer.
test("a customer reads a verdict for every operation, each refusal with its reasons", async ({ door }) => {
  const page = await door.pageAs("customer");
  await page.goto("/");
  await expect(page).toHaveURL(/\/portal$/);
  const table = page.getByRole("table", { name: "A verdict for every operation" });
  const rows = table.getByRole("row").filter({ has: page.getByRole("cell", { name: /^(Open|Closed)$/ }) });
  await expect(rows).toHaveCount(PURCHASE_OPERATIONS.length);
  await expect(rows.filter({ hasText: "Unsubscribe resources" })).toContainText("Open");
  for (const closed of await rows.filter({ hasText: "Closed" }).all()) {
    await expect(closed.getByRole("cell").last()).not.toBeEmpty();
  }
});

test("a customer tries an amount, and one that does not fit is refused with what remains", async ({ door }) => {
  const page = await door.pageAs("customer");
  await page.goto("/portal");
  await (await ready(page.getByLabel("Would an order fit? Its list price"))).fill("900000000");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("Shown for an order of 900,000,000.00 USD at list price.")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "Buy yearly/monthly resources" });
  await expect(row).toContainText("This order does not fit your remaining budget");
  await expect(page.getByRole("list", { name: "Why not, and who can lift it" })).toContainText(
    "900,000,000.00 USD are needed",
  );
});

test("a customer sees what was granted and used, as of when, until when, and whom to ask", async ({ door }) => {
  const page = await door.pageAs("customer");
  await page.goto("/portal");
  const main = page.getByRole("main");
  const figure = async (name: string) => {
    const stat = main
      .locator("dl > div")
      .filter({ has: page.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) }) });
    return cents(stat.getByRole("definition").first());
  };
  const [granted, used, remaining] = [await figure("Granted"), await figure("Used"), await figure("Remaining")];
  expect(granted).toBeGreaterThan(0);
  expect(Math.abs(granted - used - remaining)).toBeLessThanOrEqual(1);
  const percent = Math.floor((used * 100) / granted);
  await expect(main.getByRole("meter")).toHaveAttribute("aria-valuetext", new RegExp(`^${percent}% used: `));
  await expect(main).toContainText(/as of \d{1,2} \w{3} \d{4}, \d{2}:\d{2} GMT\+08:00/);
  await expect(main).toContainText(
    /Starts again in (\d+ d )?(\d+ h ?)?(\d+ min)?, on 1 \w{3} \d{4}, 00:00 GMT\+08:00\./,
  );
  await expect(main.getByText("partners@brightwater.example")).toBeVisible();
  await expect(main).toContainText("Brightwater Systems");
});

test("a customer's spending by day and by product is the same sum, in the chart's table too, with the note", async ({
  door,
}) => {
  const page = await door.pageAs("customer");
  await page.goto("/portal/expenditure");
  const months = await ready(page.getByLabel("Month", { exact: true }));
  // The month before is complete on any day of this one.
  await months.selectOption({ index: 1 });
  await expect(page).toHaveURL(/month=\d{4}-\d{2}/);
  await expect(page.getByText("a reference for your usage, not money spent")).toBeVisible();
  const byDay = page.getByRole("figure").filter({ has: page.getByRole("img", { name: "By day" }) });
  const drawn = await byDay.locator("svg title").allTextContents();
  await expect(byDay.getByRole("img", { name: "By day" })).toBeVisible();
  await page.getByRole("radio", { name: "Table" }).check({ force: true });
  const twin = page.getByRole("table", { name: "By day" }).getByRole("row");
  await expect(twin).toHaveCount(drawn.length + 1);
  const told = await twin.evaluateAll((rows) =>
    rows.slice(1).map((row) => `${row.querySelector("th")?.textContent}: ${row.querySelector("td")?.textContent} USD`),
  );
  expect(told).toEqual(drawn);

  const total = centsOf(/([\d,]+\.\d{2}) USD at list price/.exec(await page.getByRole("main").innerText())?.[1] ?? "");
  const days = told.map((text) => centsOf(text.split(": ")[1] ?? "")).reduce((sum, amount) => sum + amount, 0);
  const products = await page
    .getByRole("table", { name: "By product" })
    .getByRole("row")
    .evaluateAll((rows) => rows.slice(1).map((row) => row.querySelector("td")?.textContent ?? ""));
  const productSum = products.map(centsOf).reduce((sum, amount) => sum + amount, 0);
  expect(total).toBeGreaterThan(0);
  // Each shown figure is rounded by at most half a cent.
  expect(Math.abs(days - total)).toBeLessThanOrEqual(told.length);
  expect(Math.abs(productSum - total)).toBeLessThanOrEqual(products.length);
});

async function cents(figure: Locator): Promise<number> {
  return centsOf(await figure.innerText());
}

function centsOf(text: string): number {
  const digits = text.replace("\u2212", "-").replace(/[^\d.-]/g, "");
  return Math.round(Number(digits) * 100);
}
