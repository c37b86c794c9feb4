import { AKSKSigner } from "@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js";
import { GlobalCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/GlobalCredentials.js";
import type { APIRequestContext, APIResponse, Locator, Page } from "@playwright/test";
import { expectAccessible, violationsOf } from "./accessible";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { unique } from "./unique";

type AccessKey = { readonly ak: string; readonly sk: string; readonly endpoint: string };

const CUSTOMERS = "/v2/partners/sub-customers/query";
let calls = 0;

/** Asks for the customers as a program with the vendor's SDK does, signed by the vendor's own signer. */
function customersBy({ ak, sk, endpoint }: AccessKey, request: APIRequestContext): Promise<APIResponse> {
  const data = { limit: 10 };
  // A call is signed to the second: each of ours is another one.
  const given = { "content-type": "application/json", "x-story-call": String(calls++) };
  const asked = { endpoint: endpoint + CUSTOMERS, method: "POST", headers: given, queryParams: {}, data };
  const credential = new GlobalCredentials().withAk(ak).withSk(sk);
  const headers = AKSKSigner.sign(asked as never, credential as never) as Record<string, string>;
  return request.post(endpoint + CUSTOMERS, { headers, data: JSON.stringify(data), maxRetries: 2 });
}

/** What is shown once. */
async function shownIn(place: Page | Locator): Promise<AccessKey> {
  const value = (label: string) => place.getByLabel(label, { exact: true }).inputValue();
  const [ak, sk] = [await value("Access key ID (AK)"), await value("Secret access key (SK)")];
  return { ak, sk, endpoint: await value("Endpoint") };
}

async function confirm(page: Page, row: Locator, act: RegExp, button: string): Promise<Locator> {
  await (await ready(row.getByRole("button", { name: act }))).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: button })).toBeDisabled();
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: button }).click();
  return dialog;
}

test("an administrator creates an access key, a program signs with it, both secrets sign after a rotation, none once revoked", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  const stranger = (await door.stranger()).request;
  const name = `Story ${unique()}`;
  await page.goto("/organization/api-keys");
  await (await ready(page.getByRole("radio", { name: /^Access key/ }))).check();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("checkbox", { name: "Customers and budgets" }).check();
  await page.getByRole("button", { name: "Create key" }).click();
  const first = await shownIn(page);
  expect(await violationsOf(page)).toEqual([]);

  const answer = await customersBy(first, stranger);
  expect(answer.status(), await answer.text()).toBe(200);
  const { customer_infos: customers } = await answer.json();
  expect(customers.length).toBeGreaterThan(0);
  await page.reload();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(first.ak);
  await expect(row).toContainText("Access key (AK/SK)");
  expect(await page.content()).not.toContain(first.sk);

  const dialog = await confirm(page, row, /^Rotate/, "Make a new secret");
  const second = await shownIn(dialog);
  expect(second).toEqual({ ...first, sk: expect.not.stringContaining(first.sk) });
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(row).toContainText("Former secret valid until");
  for (const key of [first, second]) expect((await customersBy(key, stranger)).status()).toBe(200);
  const wrong = await customersBy({ ...second, sk: second.sk.toLowerCase() }, stranger);
  expect(wrong.status()).toBe(401);

  await expectAccessible(page, "/organization/api-keys");

  await expect(await confirm(page, row, /^Revoke/, "Revoke key")).toBeHidden();
  await expect(row).toContainText("Revoked");
  await expect(row.getByRole("button", { name: /^R/ })).toHaveCount(0);
  for (const key of [first, second]) expect((await customersBy(key, stranger)).status()).toBe(401);
});
