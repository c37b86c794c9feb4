import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expectAccessible } from "./accessible";
import { newCustomers } from "./deliver";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { unique } from "./unique";

type Heard = { readonly id: string; readonly body: string; readonly headers: Record<string, string> };

/** A receiver in the story's own process; it answers what it was last told to. */
async function openEnd() {
  const heard: Heard[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    heard.push({ id: headers["webhook-id"] ?? "", body, headers });
    response.writeHead(status).end(status === 200 ? "noted, thank you" : "out of order");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    answers: (next: number) => {
      status = next;
    },
    /** What came about a customer, verified with the secret. */
    about: (secret: string, customerId: string) =>
      heard
        .map(({ id, body, headers }) => ({ id, read: new Webhook(secret).verify(body, headers) }))
        .flatMap(({ id, read }) => {
          const { type, data } = read as { readonly type: string; readonly data: { customer: { id: string } | null } };
          return data.customer?.id === customerId ? [{ id, type }] : [];
        }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function freeze(page: Page, customerId: string): Promise<void> {
  await page.goto(`/customers/${customerId}/restriction`);
  const dialog = await openDialog(page, "Freeze", /^Freeze /);
  await dialog.getByRole("radio", { name: /^Now/ }).check();
  await dialog.getByLabel("Reason").fill("Unpaid invoice.");
  for (const box of await dialog.getByRole("checkbox").all()) await box.check();
  await dialog.getByRole("button", { name: "Freeze account", exact: true }).click();
  await expect(dialog).toBeHidden();
}

const WITHIN = { timeout: 20_000 };

test("an administrator adds a webhook and tests it; a freeze arrives signed; what failed is replayed under its ID", async ({
  door,
}) => {
  test.setTimeout(180_000);
  const end = await openEnd();
  const page = await door.pageAs("distributor");
  const [first, second] = await newCustomers(page, "webhook", ["12.50", "3.50"]);
  if (!first || !second) throw new Error("no customers");
  const name = `Desk ${unique()}`;
  await page.goto("/organization/webhooks");
  await (await ready(page.getByLabel("Name"))).fill(name);
  await page.getByLabel("Address").fill(end.url);
  await page.getByRole("radio", { name: "Only these topics" }).check();
  await page.getByRole("checkbox", { name: "Freezes and blocks" }).check();
  await page.getByRole("button", { name: "Add webhook" }).click();
  const secret = await page.getByLabel("Secret", { exact: true }).inputValue();
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const address = page.url();

  await (await ready(page.getByRole("button", { name: "Send a test" }))).click();
  await expect(page.getByText("The other end took the test")).toBeVisible();
  await expect(page.getByText("noted, thank you")).toBeVisible();

  await freeze(page, first.id);
  await expect.poll(() => end.about(secret, first.id).map(({ type }) => type), WITHIN).toEqual(["frozen"]);

  end.answers(503);
  await freeze(page, second.id);
  await expect.poll(() => end.about(secret, second.id).length, WITHIN).toBeGreaterThan(0);
  await page.goto(address);
  await expect(page.getByText("Failing", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: new RegExp(`Request and response: .*${second.name}`) }).click();
  await expect(page.getByText("out of order").first()).toBeVisible();
  await expectAccessible(page, new URL(page.url()).pathname);

  await (await ready(page.getByRole("button", { name: "Pause", exact: true }))).click();
  await expect(page.getByText(/can be replayed\.$/)).toBeVisible();
  end.answers(200);
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await (await ready(page.getByRole("button", { name: new RegExp(`Replay: .*${second.name}`) }))).click();
  // Its own row: what other stories freeze meanwhile may have been given up too.
  await expect
    .poll(async () => {
      await page.goto(address);
      return page.getByRole("row").filter({ hasText: second.name }).getByText("Delivered", { exact: true }).count();
    }, WITHIN)
    .toBe(1);
  expect(new Set(end.about(secret, second.id).map(({ id }) => id)).size).toBe(1);

  const removal = await openDialog(page, "Remove", /^Remove /);
  await removal.getByRole("checkbox").check();
  await removal.getByRole("button", { name: "Remove webhook" }).click();
  await page.waitForURL(/\/organization\/webhooks$/);
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  end.close();
});
