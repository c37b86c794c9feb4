import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./persona";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// Colours change with the theme, what stands where with the width.
const WIDTHS = { light: [1440, 375], dark: [1440] };

type Story = { readonly who: string; readonly pages: readonly string[] };

const STORIES: readonly Story[] = [
  {
    who: "distributor",
    pages: [
      "/",
      "/customers",
      "/customers/budgets",
      "/resellers",
      "/requests",
      "/deliveries",
      "/deliveries/accounts",
      "/organization/members",
      "/organization/api-keys",
      "/operation-log",
      "/profile",
      "/no-access",
      "/api/v1/docs",
    ],
  },
  { who: "reseller", pages: ["/", "/customers", "/requests", "/requests/new?kind=permission"] },
  { who: "customer", pages: ["/portal", "/portal/expenditure", "/portal/messages", "/portal/partner"] },
];

/** What the browser complained about: a broken content security policy or a script that failed. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

async function expectAccessible(page: Page, path: string, theme: "light" | "dark") {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  for (const [index, width] of WIDTHS[theme].entries()) {
    await page.setViewportSize({ width, height: 900 });
    // Turned round, a page is the one that was loaded.
    if (index === 0) await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    expect(found, `${path} ${theme} ${width}`).toEqual([]);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await expect.poll(overflow, { message: `${path} scrolls sideways at ${width}` }).toBeLessThanOrEqual(0);
  }
}

for (const theme of ["light", "dark"] as const) {
  for (const { who, pages } of STORIES) {
    test(`every page of the ${who} is accessible in the ${theme} theme`, async ({ door }) => {
      test.setTimeout(180_000);
      const page = await door.pageAs(who);
      const complaints = complaintsOf(page);
      for (const path of pages) await expectAccessible(page, path, theme);
      expect(complaints).toEqual([]);
    });
  }

  test(`the pages before signing in are accessible in the ${theme} theme`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await expectAccessible(page, "/sign-in", theme);
    await expectAccessible(page, "/invitation/leads-nowhere", theme);
    expect(complaints).toEqual([]);
  });

  test(`a customer's and a reseller's pages and an import's report are accessible in the ${theme} theme`, async ({
    door,
  }) => {
    test.setTimeout(120_000);
    const page = await door.pageAs("distributor");
    const complaints = complaintsOf(page);
    await page.goto("/customers?q=demo-customer");
    const customer = page.getByRole("table").first().locator('a[href^="/customers/"]').first();
    const address = (await customer.getAttribute("href")) ?? "";
    await page.goto("/deliveries");
    const report = page.locator('a[href^="/deliveries/0"]').first();
    const reportAddress = (await report.getAttribute("href")) ?? "";
    await page.goto("/resellers");
    const reseller = page.locator('a[href^="/resellers/0"]').first();
    const resellerAddress = (await reseller.getAttribute("href")) ?? "";
    for (const path of [address, `${address}/budget`, `${address}/restriction`, reportAddress, resellerAddress]) {
      await expectAccessible(page, path, theme);
    }
    expect(complaints).toEqual([]);
  });
}
