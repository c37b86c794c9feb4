import { complaintsOf, expectAccessible } from "./accessible";
import { invite, newPerson } from "./join";
import { expect, test } from "./persona";

type Story = { readonly who: string; readonly pages: readonly string[] };

const STORIES: readonly Story[] = [
  {
    who: "distributor",
    pages: [
      "/",
      "/customers",
      "/customers/budgets",
      "/customers/restrictions",
      "/customers/renewals",
      "/expenditure/outlook",
      "/customers/what-if?action=freeze-account-and-resources",
      "/resellers",
      "/requests",
      "/associations",
      "/products",
      "/orders",
      "/resources",
      "/resources/due",
      "/orders?tab=resellers",
      "/expenditure",
      "/expenditure/details?amount=all",
      "/expenditure/months",
      "/deliveries",
      "/deliveries/accounts",
      "/expenditure/statistics",
      "/expenditure/comparison",
      "/organization/members",
      "/organization/api-keys",
      "/organization/connectors",
      "/organization/webhooks",
      "/organization/coupons",
      "/organization/credit",
      "/organization/security",
      "/organization/undelivered",
      "/organization/bring-over",
      "/demo/mail",
      "/exports",
      "/exports/schedules",
      "/operation-log",
      "/messages",
      "/organization/notifications",
      "/organization/notifications/log",
      "/profile",
      "/profile/notifications",
      "/no-access",
      "/api/v1/docs",
    ],
  },
  {
    who: "reseller",
    pages: [
      "/",
      "/customers",
      "/expenditure/outlook",
      "/requests",
      "/requests/new?kind=permission",
      "/associations",
      "/questions",
    ],
  },
  {
    who: "customer",
    pages: [
      "/portal",
      "/portal/expenditure",
      "/portal/expenditure/months",
      "/portal/expenditure/details",
      "/portal/expenditure/bridge",
      "/portal/products",
      "/portal/orders",
      "/portal/resources",
      "/portal/coupons",
      "/exports",
      "/portal/orders?status=pending-payment",
      "/portal/messages",
      "/portal/partner",
    ],
  },
];

for (const { who, pages } of STORIES) {
  test(`every page of the ${who} is accessible in both themes`, async ({ door }) => {
    test.setTimeout(180_000);
    const page = await door.pageAs(who);
    const complaints = complaintsOf(page);
    for (const path of pages) await expectAccessible(page, path);
    expect(complaints).toEqual([]);
  });
}

test("the pages before signing in are accessible in both themes", async ({ page }) => {
  const complaints = complaintsOf(page);
  await expectAccessible(page, "/sign-in");
  await expectAccessible(page, "/invitation/leads-nowhere");
  await expectAccessible(page, "/recipient/leads-nowhere");
  expect(complaints).toEqual([]);
});

test("an open invitation is accessible to a new person and to a member in both themes", async ({ door }) => {
  const administrator = await door.pageAs("distributor");
  const link = await invite(administrator, newPerson("Ada").email, "Viewer");
  const stranger = await (await door.stranger()).newPage();
  for (const page of [stranger, administrator]) {
    const complaints = complaintsOf(page);
    await expectAccessible(page, new URL(link).pathname);
    await expect(page.getByRole("button", { name: /^Join/ })).toBeVisible();
    expect(complaints).toEqual([]);
  }
});

test("a customer's and a reseller's pages and an import's report are accessible in both themes", async ({ door }) => {
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
  const parts = ["", "/budget", "/restriction", "/coupons", "/then"].map((part) => `${address}${part}`);
  for (const path of [...parts, reportAddress, resellerAddress]) await expectAccessible(page, path);
  expect(complaints).toEqual([]);
});

test("orders of the customer and its partners are accessible in both themes", async ({ door }) => {
  test.setTimeout(180_000);
  for (const [who, list] of [
    ["customer", "/portal/orders?status=pending-confirmation"],
    ["customer", "/portal/orders?status=completed"],
    ["reseller", "/orders?status=cancelled"],
  ] as const) {
    const page = await door.pageAs(who);
    const complaints = complaintsOf(page);
    await page.goto(list);
    const order = page.getByRole("table").locator('a[href*="/orders/"]').first();
    await expectAccessible(page, (await order.getAttribute("href")) ?? "");
    expect(complaints).toEqual([]);
  }
  const reseller = await door.pageAs("reseller");
  await reseller.goto("/products?mode=yearly-monthly");
  const offer = reseller.locator('table a[href^="/products/"]').first();
  const address = (await offer.getAttribute("href")) ?? "";
  await expectAccessible(reseller, address);
  await reseller.goto(address);
  const customer = reseller.getByRole("list", { name: "Customers found" }).getByRole("link").first();
  await expectAccessible(reseller, (await customer.getAttribute("href")) ?? "");
});

test("what was delegated is accessible on both sides in both themes", async ({ door }) => {
  test.setTimeout(180_000);
  const distributor = await door.pageAs("distributor");
  const complaints = complaintsOf(distributor);
  await distributor.goto("/resellers?search=kitefield");
  const reseller = distributor.locator('table a[href^="/resellers/0"]').first();
  const address = (await reseller.getAttribute("href")) ?? "";
  await expectAccessible(distributor, `${address}/delegation`);
  await expectAccessible(distributor, `/quotas?reseller=${address.split("/").at(-1)}`);
  const holder = await door.pageAs("kitefield");
  await expectAccessible(holder, "/quotas");
  await expectAccessible(holder, "/customers");
  expect(complaints).toEqual([]);
});
