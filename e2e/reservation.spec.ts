import { newKey } from "./api";
import { expect, test } from "./persona";

type Customer = { readonly id: string };

test("a shop sets an amount aside, its partner sees it on the customer's page, and released it is gone", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  const headers = { authorization: `Bearer ${await newKey(page)}` };
  const call = { headers, maxRetries: 2 };
  const { items } = await (await page.request.get("/api/v1/customers?limit=200", call)).json();

  // Other stories may freeze whom they like; the first that can have it will do.
  const wish = { operation: "buy-yearly-monthly", amount: "1.23" };
  let made: { readonly id: string; readonly customerId: string } | null = null;
  for (const { id: customerId } of items as readonly Customer[]) {
    const answer = await page.request.post("/api/v1/reservations", { ...call, data: { customerId, ...wish } });
    expect([200, 409]).toContain(answer.status());
    if (answer.status() !== 200) continue;
    made = await answer.json();
    break;
  }
  if (made === null) throw new Error("No customer of the demo may buy anything");

  await page.goto(`/customers/${made.customerId}`);
  const list = page.getByRole("list", { name: "Amounts set aside and not yet paid" });
  await expect(list.getByRole("listitem").filter({ hasText: "1.23" })).toContainText("By the key Story ");
  await expect(page.getByRole("meter").first()).toHaveAttribute("aria-valuetext", /reserved/);

  const released = await page.request.post(`/api/v1/reservations/${made.id}/release`, call);
  expect(await released.json()).toMatchObject({ state: "released", amount: "1.23" });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Set aside" })).toHaveCount(0);
});
