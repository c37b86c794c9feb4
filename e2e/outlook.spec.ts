import type { Page } from "@playwright/test";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { formatDayShort } from "@/lib/format/date";
import { expectAccessible } from "./accessible";
import { expect, test } from "./persona";
import { ready } from "./ready";

const PATH = "/expenditure/outlook";

/** The job that forecasts runs when the product starts; until it has, nobody has a forecast. */
async function openForecast(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto(PATH);
    await expect(page.getByText(/so far; expected to end at/)).toBeVisible({ timeout: 2_000 });
    await expect(page.getByRole("link", { name: "Sundial Studio" }).last()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

test("a distributor sees where months will end and who runs out when, and explains a day that stands out", async ({
  door,
}) => {
  test.setTimeout(180_000);
  const page = await door.pageAs("distributor");
  await openForecast(page);
  await expect(
    page.getByText(/Half of such forecasts of the last \d+ months missed the month's end by less than/),
  ).toBeVisible();

  // However late in the month it is: as many rows as the answer counts, each with a day of this month.
  const answer =
    (await page
      .getByText(/expected to (be used|use) up/)
      .first()
      .textContent()) ?? "";
  const count = answer.startsWith("No ") ? 0 : answer.startsWith("One ") ? 1 : Number(/^\d+/.exec(answer)?.[0]);
  await page.goto(`${PATH}?use=will-run-out`);
  const rows = page.getByRole("table", { name: /^Customers by where the month will end/ }).locator("tbody tr");
  await expect(rows).toHaveCount(Math.min(count, 50));
  const month = formatDayShort(`${billingMonthOf(new Date())}-15`, "en").replace(/\s*15\s*/, "");
  for (const row of await rows.all()) await expect(row).toContainText(month);

  await page.goto(PATH);
  const odd = page.getByRole("table", { name: /^Days that do not fit/ }).getByRole("row", { name: /Sundial Studio/ });
  await expect(odd).toContainText(/% of it/);
  await odd.getByRole("link", { name: "Sundial Studio" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sundial Studio" })).toBeVisible();
  await expect(page.getByText(/four times in five between/)).toBeVisible();
  const own = page
    .getByRole("table", { name: /^Days that do not fit/ })
    .locator("tbody tr")
    .first();
  await expect(own).toBeVisible();

  await page.goto(PATH);
  await expect(odd).toHaveCount(1);
  await (await ready(odd.getByRole("button", { name: /^Explain .* of Sundial Studio$/ }))).click();
  const dialog = page.getByRole("dialog", { name: "Explain an unusual day" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("A batch was started twice");
  await dialog.getByRole("button", { name: "Take it off the list" }).click();
  await expect(odd).toHaveCount(0);
  await page.getByRole("link", { name: "Show explained days" }).click();
  await expect(odd).toContainText("A batch was started twice");
  await expectAccessible(page, `${PATH}?days=dismissed`);
  await expectAccessible(page, `${PATH}?use=used-up`);

  const reseller = await door.pageAs("kitefield");
  await reseller.goto(`${PATH}?days=dismissed`);
  await expect(reseller.getByText("A batch was started twice")).toBeVisible();
  const other = await door.pageAs("reseller");
  await other.goto(`${PATH}?days=dismissed`);
  await expect(other.getByText("No day was explained yet.")).toBeVisible();
});

test("a director decides when the company is alerted", async ({ door }) => {
  const page = await door.pageAs("kitefield");
  await page.goto(PATH);
  await (await ready(page.getByLabel("From this day of the month on"))).selectOption("12");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Saved. It holds from the next forecast on." }),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("From this day of the month on")).toHaveValue("12");
});
