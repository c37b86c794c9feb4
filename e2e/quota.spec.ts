import { openScene, type Scene } from "./outside/scene";
import { expect, test } from "./persona";

const ORIGIN = process.env["PARTNER_CENTER_URL"] ?? "";
const WRITERS = 64;
const QUOTA = 1000;
const EACH = 90;

let scene: Scene;

test.beforeAll(async ({ playwright }) => {
  scene = await openScene(playwright.request, ORIGIN);
});

test.afterAll(() => scene.close());

test(`${WRITERS} writers at once on one quota are never over it, and what was acknowledged stands`, async () => {
  test.setTimeout(120_000);
  const { founder, tenant } = scene;
  const [reseller] = tenant.resellers;
  const customers = await founder.customers(tenant, reseller, WRITERS);
  await founder.delegate(tenant, reseller, String(QUOTA));
  const key = tenant.keys.find(({ kind, scope }) => kind === "reseller" && scope === "customers");
  const request = await founder.stranger();
  const budgetOf = (customer: string) => `/api/v1/customers/${customer}/budget`;
  const headers = { authorization: `Bearer ${key?.secret}` };
  const data = { type: "monthly", amount: String(EACH), version: 0, confirmed: true };

  const answers = await Promise.all(
    customers.map(async (customer) => ({
      customer,
      answer: await request.put(budgetOf(customer), { headers, data }),
    })),
  );

  const saved = answers.filter(({ answer }) => answer.status() === 200).map(({ customer }) => customer);
  expect(saved).toHaveLength(Math.floor(QUOTA / EACH));
  for (const { answer } of answers.filter(({ answer }) => answer.status() !== 200)) {
    expect(answer.status()).toBe(409);
    expect(await answer.json()).toMatchObject({ reasons: [{ code: "budget.above-quota" }] });
  }
  for (const customer of customers) {
    const { budget } = await (await request.get(budgetOf(customer), { headers })).json();
    expect(budget?.amount ?? null).toBe(saved.includes(customer) ? "90" : null);
  }
});
