import { expect, test } from "./persona";
import { ready } from "./ready";

const LINK = /\/unsubscribe\/[\w.~-]+/;

test("an e-mail's link asks before it ends anything, ends it for good, and takes it back", async ({
  door,
  browser,
  baseURL,
}) => {
  const leader = await door.pageAs("distributor");
  let address = "";
  await expect
    .poll(async () => {
      await leader.goto("/demo/mail");
      address = LINK.exec(await leader.getByRole("main").innerText())?.[0] ?? "";
      return address;
    })
    .toMatch(LINK);
  // Whoever reads the e-mail need not be signed in.
  const stranger = await browser.newPage({ baseURL: baseURL ?? "" });
  await stranger.goto(address);
  await (await ready(stranger.getByRole("button", { name: "Stop them" }))).click();
  await expect(stranger.getByRole("heading", { name: "These e-mails are stopped" })).toBeVisible();
  await (await ready(stranger.getByRole("button", { name: "Send them to me again" }))).click();
  await expect(stranger.getByRole("button", { name: "Stop them" })).toBeVisible();
  // A mail program says it in the reader's name, from elsewhere and without a cookie; saying it twice changes nothing.
  for (let time = 0; time < 2; time++) {
    const answer = await stranger.request.post(`${address}/one-click`, {
      form: { "List-Unsubscribe": "One-Click" },
      headers: { origin: "https://mail.example" },
    });
    expect(answer.status()).toBe(200);
  }
  await stranger.goto(address);
  await expect(stranger.getByRole("heading", { name: "These e-mails are stopped" })).toBeVisible();
  await (await ready(stranger.getByRole("button", { name: "Send them to me again" }))).click();
  await expect(stranger.getByRole("button", { name: "Stop them" })).toBeVisible();
  await stranger.goto(`${address.slice(0, -1)}!`);
  await expect(stranger.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  await stranger.close();
});
