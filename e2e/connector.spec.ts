import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expectAccessible } from "./accessible";
import { newCustomers } from "./deliver";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { unique } from "./unique";

type Order = { readonly orderId: string; readonly connectorId: string; readonly level: string | null };

/** A provider's end in the story's own process; it does what it was last told. */
async function openEnd() {
  const orders: Order[] = [];
  let behave = (response: ServerResponse) => void response.writeHead(202).end();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const { type, data } = JSON.parse(body);
    if (type !== "restriction.ordered") return void response.end('{"hello":"from the end"}');
    orders.push(data);
    behave(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/orders`,
    orders,
    does: (status: number, body = "") => {
      behave = (response) => void response.writeHead(status).end(body);
    },
    close: () => server.close(),
  };
}

async function addConnector(page: Page, name: string, url: string, source: string): Promise<string> {
  await page.goto("/organization/connectors");
  await (await ready(page.getByLabel("Name"))).fill(name);
  await page.getByLabel("Address").fill(url);
  await page.getByLabel("Sources").fill(source);
  await page.getByRole("button", { name: "Add connector" }).click();
  const secret = await page.getByLabel("Secret", { exact: true }).inputValue();
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return secret;
}

// An order leaves within seconds once a run knows the connector; the first such run comes within a minute.
const WITHIN = { timeout: 90_000, intervals: [1_000] };

test("a freeze is ordered, accepted and confirmed by a connector; a lift that fails is retried by hand", async ({
  door,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const end = await openEnd();
  const page = await door.pageAs("distributor");
  const [customer] = await newCustomers(page, "connector", ["12.50"]);
  if (!customer) throw new Error("no customer");
  const name = `Cloud ${unique()}`;
  const secret = await addConnector(page, name, end.url, `Stories ${customer.name.split(" ").at(-2)}`);
  const address = page.url();

  await (await ready(page.getByRole("button", { name: "Send a test" }))).click();
  await expect(page.getByText("The other end took the test")).toBeVisible();
  await expect(page.getByText("from the end")).toBeVisible();

  await page.goto(`/customers/${customer.id}/restriction`);
  const dialog = await openDialog(page, "Freeze", /^Freeze /);
  await dialog.getByRole("radio", { name: /^Freeze account and resources/ }).check();
  await dialog.getByRole("radio", { name: /^Now/ }).check();
  await dialog.getByLabel("Reason").fill("Unpaid invoice.");
  for (const box of await dialog.getByRole("checkbox").all()) await box.check();
  await dialog.getByRole("button", { name: "Freeze account and resources" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^\(ordered at .*\)$/)).toBeVisible();
  await expect(page.getByText("not yet confirmed to be unavailable")).toBeVisible();
  const place = page.getByRole("listitem").filter({ hasText: name });
  await expect(place.getByText("Ordered", { exact: true })).toBeVisible();

  await expect.poll(() => end.orders.length, WITHIN).toBe(1);
  const [order] = end.orders;
  expect(order?.level).toBe("account-and-resources");
  await expect(async () => {
    await page.reload();
    await expect(place.getByText(/Accepted at/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessible(page, new URL(page.url()).pathname);

  const body = JSON.stringify({
    connectorId: order?.connectorId,
    orderId: order?.orderId,
    state: "confirmed",
    detail: "3 machines stopped",
    deletesAt: "2031-01-15T00:00:00Z",
  });
  const now = new Date();
  const answered = await fetch(`${baseURL}/api/v1/connector-answers`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": "answer-1",
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign("answer-1", now, body),
    },
  });
  expect(await answered.json()).toEqual({ state: "confirmed", changed: true, why: null });
  await page.reload();
  await expect(place.getByText("Confirmed", { exact: true })).toBeVisible();
  await expect(place.getByText("The provider says: 3 machines stopped")).toBeVisible();
  await expect(place.getByText(/The provider deletes on 15 Jan 2031/)).toBeVisible();
  await expect(page.getByText(/ordered at .*\)$/)).toHaveCount(0);
  await expect(page.getByText("its pay-per-use resources are unavailable.")).toBeVisible();

  end.does(200, '{"state":"failed","detail":"busy"}');
  const lifting = await openDialog(page, "Lift freeze", /^Lift the freeze/);
  await lifting.getByRole("checkbox", { name: /By a person/ }).check();
  await lifting.getByLabel("Reason").fill("Paid.");
  await lifting.getByRole("button", { name: "Lift", exact: true }).click();
  await expect(lifting).toBeHidden();
  await expect(async () => {
    await page.reload();
    await expect(place.getByText("Failed", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass(WITHIN);
  await page.goto("/customers?frozen=place-failed");
  await expect(page.getByRole("link", { name: customer.name, exact: true })).toBeVisible();
  await page.goto(address);
  end.does(200, '{"state":"confirmed"}');
  await (await ready(page.getByRole("button", { name: `Retry now: ${customer.name}` }))).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("No order waits for an answer; none failed.")).toBeVisible({ timeout: 1_000 });
  }).toPass(WITHIN);
  await expectAccessible(page, new URL(page.url()).pathname);

  const removal = await openDialog(page, "Remove", /^Remove /);
  await removal.getByRole("checkbox").check();
  await removal.getByRole("button", { name: "Remove connector" }).click();
  await page.waitForURL(/\/organization\/connectors$/);
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  end.close();
});
