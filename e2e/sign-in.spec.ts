import { DEMO_PASSWORD } from "@/db/seed/personas";
import { accept, invite, newPerson, signIn } from "./join";
import { expect, test } from "./persona";
import { ready } from "./ready";

test("a wrong password is told clearly, and the right one lets in", async ({ page, door }) => {
  const person = newPerson("Nadia");
  const link = await invite(await door.pageAs("distributor"), person.email, "Viewer");
  await accept(await door.stranger(), link, person);

  await page.goto("/sign-in");
  await signIn(page, { ...person, password: "not the password" });
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
});

test("an unknown e-mail gets the same answer as a wrong password", async ({ page }) => {
  await page.goto("/sign-in");
  await signIn(page, newPerson("Nobody"));
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
});

test("in the demo one click signs in as a persona", async ({ page }) => {
  await page.goto("/sign-in");
  const personas = page.getByRole("region", { name: "Demo: enter as" });
  await (await ready(personas.getByRole("button", { name: /Reseller.*Sofia Marchetti/ }))).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await page.getByRole("button", { name: /^Your account/ }).click();
  await expect(page.getByText("reseller@demo.example")).toBeVisible();
});

test("the sign-in page changes its language", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "登录" })).toBeVisible();
  await expect(page.getByLabel("密码")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("the profile changes the language of the person, and it stays theirs", async ({ door }) => {
  const person = newPerson("Mei");
  const link = await invite(await door.pageAs("distributor"), person.email, "Viewer");
  const page = await accept(await door.stranger(), link, person);
  await page.goto("/profile");
  await (await ready(page.getByLabel("Language"))).selectOption("zh-CN");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "个人资料" })).toBeVisible();
  await page.goto("/customers");
  await expect(page.getByRole("heading", { level: 1, name: "客户" })).toBeVisible();

  const elsewhere = await (await door.stranger()).newPage();
  await elsewhere.goto("/sign-in");
  await signIn(elsewhere, person);
  await expect(elsewhere.getByRole("heading", { level: 1, name: "首页" })).toBeVisible();
  await elsewhere.goto("/profile");
  await (await ready(elsewhere.getByLabel("语言"))).selectOption("en");
  await elsewhere.getByRole("button", { name: "保存", exact: true }).click();
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Your profile" })).toBeVisible();
});

test("a person who chose no language reads the browser's", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await (await ready(page.getByLabel("邮箱"))).fill("reseller@demo.example");
  await page.getByLabel("密码").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "首页" })).toBeVisible();
  await page.goto("/api/v1/docs");
  await expect(page.getByRole("heading", { level: 2, name: "数据结构" })).toBeVisible();
  await context.close();
});

test("signing out everywhere else ends another browser's session", async ({ door }) => {
  const person = newPerson("Otto");
  const link = await invite(await door.pageAs("distributor"), person.email, "Viewer");
  const other = await accept(await door.stranger(), link, person);

  const page = await (await door.stranger()).newPage();
  await page.goto("/sign-in");
  await signIn(page, person);
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/profile");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toBeHidden();

  await other.goto("/customers");
  await expect(other).toHaveURL(/\/sign-in/);
  await page.goto("/customers");
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
});

test("whoever opens a deep link signed out comes back to it after signing in", async ({ page, door }) => {
  const person = newPerson("Dana");
  const link = await invite(await door.pageAs("distributor"), person.email, "Viewer");
  await accept(await door.stranger(), link, person);

  await page.goto("/customers?use=used-up&sort=use");
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await signIn(page, person);
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await expect(page).toHaveURL(/\/customers\?use=used-up&sort=use$/);
});
