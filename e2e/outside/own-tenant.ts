import type { APIRequest, APIRequestContext } from "@playwright/test";
import type { CompanyKind, KeyScope, MemberRole } from "@/lib/domain/access/actor";
import { scopesOf } from "@/lib/domain/access/key-scope";
import { rolesOf } from "@/lib/domain/access/roles";
import { addDays, billingDayOf } from "@/lib/domain/calendar/billing-month";
import { newDistributor } from "../command-line";
import { newPerson, type Person } from "../join";
import { unique } from "../unique";
import { callAction } from "./call-action";
import { formOf } from "./forms";
import { actionNamed, type ServerAction } from "./server-actions";
import type { Store } from "./store";

export type Member = {
  readonly kind: CompanyKind;
  readonly role: MemberRole;
  readonly request: APIRequestContext;
};
export type Key = { readonly kind: CompanyKind; readonly scope: KeyScope; readonly secret: string };
export type Company = { readonly kind: CompanyKind; readonly id: string; readonly administrator: Member };
export type Tenant = {
  readonly distributorId: string;
  readonly distributor: Company;
  readonly resellers: readonly [Company, Company];
  /** One of each reseller. */
  readonly customers: readonly [Company, Company];
  /** Of the distributor, the first reseller and its customer, one each scope. */
  readonly keys: readonly Key[];
};

type Place = { readonly kind: CompanyKind; readonly role: MemberRole; readonly link: string };
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Lets companies and people come to be as they do, through the actions of the pages, without a browser. */
export class Founder {
  private readonly opened: APIRequestContext[] = [];

  constructor(
    private readonly requests: APIRequest,
    private readonly baseURL: string,
    private readonly actions: readonly ServerAction[],
    private readonly store: Store,
  ) {}

  async stranger(): Promise<APIRequestContext> {
    const request = await this.requests.newContext({ baseURL: this.baseURL });
    this.opened.push(request);
    return request;
  }

  async leave(): Promise<void> {
    await Promise.all(this.opened.map((request) => request.dispose()));
  }

  async tenant(): Promise<Tenant> {
    const { id, link } = newDistributor();
    const distributor = await this.company("distributor", id, link);
    const usage = await this.key(distributor, "usage");
    const resellers = [await this.reseller(distributor), await this.reseller(distributor)] as const;
    await this.pausedConnector(distributor);
    const accounts = [unique(), unique(), unique()] as const;
    await this.use(usage.secret, accounts);
    const customers = [
      await this.customer(distributor, resellers[0], accounts[0]),
      await this.customer(distributor, resellers[1], accounts[1]),
    ] as const;
    const asking = { customerId: customers[0].id, kind: "block-pay-per-use", reason: "Because" };
    await this.act(resellers[0].administrator.request, "createRequestAction", asking);
    for (const { id: customerId } of customers) {
      const ordering = { customerId, level: "account", timing: "scheduled", orderedFor: inAMonth(), reason: "Because" };
      await this.act(distributor.administrator.request, "freezeCustomerAction", ordering);
      const today = billingDayOf(new Date());
      const coupon = { customerId, amount: "5", validFrom: today, validUntil: addDays(today, 30), note: "" };
      await this.act(distributor.administrator.request, "issueCouponAction", coupon);
    }
    const keys = [usage];
    for (const company of [distributor, resellers[0], customers[0]]) {
      for (const scope of scopesOf(company.kind)) {
        if (scope !== "usage") keys.push(await this.key(company, scope));
      }
    }
    for (const company of [distributor, ...resellers, ...customers]) {
      await this.invite(company, "viewer", newPerson("Nobody"));
      const fields = { name: unique(), scopes: scopesOf(company.kind) };
      await this.act(company.administrator.request, "createAccessKeyAction", fields);
    }
    return { distributorId: id, distributor, resellers, customers, keys };
  }

  /** So many more customers of the reseller; answers their account names. */
  async customers({ distributor, keys }: Tenant, reseller: Company, count: number): Promise<readonly string[]> {
    const accounts = Array.from({ length: count }, unique);
    const usage = keys.find(({ scope }) => scope === "usage");
    if (!usage) throw new Error("No key for usage");
    await this.use(usage.secret, accounts);
    const fields = { resellerId: reseller.id, "accountIds[]": accounts };
    await this.act(distributor.administrator.request, "createCustomersAction", fields);
    return accounts;
  }

  /** Lets the reseller set monthly budgets up to the quota. */
  async delegate({ distributor }: Tenant, reseller: Company, monthlyQuota: string): Promise<void> {
    const fields = { resellerId: reseller.id, version: "0", "permissions[]": "set-budget", monthlyQuota };
    await this.act(distributor.administrator.request, "grantDelegationAction", fields);
  }

  /** A member of every role the company can give. */
  async staff(company: Company): Promise<readonly Member[]> {
    const others = rolesOf(company.kind).filter((role) => role !== "administrator");
    return [company.administrator, ...(await Promise.all(others.map((role) => this.hire(company, role))))];
  }

  /** One more member. */
  async hire(company: Company, role: MemberRole): Promise<Member> {
    const person = newPerson(`${company.kind} ${role}`);
    return this.join(person, { kind: company.kind, role, link: await this.invite(company, role, person) });
  }

  /** Calls an action that is expected to go through; answers what it shows once. */
  async act(request: APIRequestContext, name: string, fields: Fields): Promise<string> {
    const action = actionNamed(this.actions, name);
    const args = [{ status: "idle" }, formOf(fields)];
    const { text } = await callAction(request, action, args, { origin: this.baseURL });
    if (!text.includes('"status":"saved"')) throw new Error(`${name} was not saved: ${text.slice(0, 500)}`);
    return /"(?:key|link)":"([^"]+)"/.exec(text)?.[1] ?? "";
  }

  private async join(person: Person, { kind, role, link }: Place): Promise<Member> {
    const request = await this.stranger();
    const token = link.split("/").at(-1) ?? "";
    await this.act(request, "joinAsNewPersonAction", { token, ...person });
    await this.signIn(request, person);
    return { kind, role, request };
  }

  private async signIn(request: APIRequestContext, { email, password }: Person): Promise<void> {
    const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
    const form = { csrfToken, email, password, json: "true" };
    const response = await request.post("/api/auth/callback/credentials", { form, headers: { origin: this.baseURL } });
    if (!response.ok()) throw new Error(`${email} could not sign in: ${response.status()}`);
  }

  private invite({ administrator }: Company, role: MemberRole, { email }: Person): Promise<string> {
    return this.act(administrator.request, "inviteMemberAction", { email, roles: role });
  }

  private async company(kind: CompanyKind, id: string, link: string): Promise<Company> {
    const role = "administrator";
    return { kind, id, administrator: await this.join(newPerson(`${kind} ${role}`), { kind, role, link }) };
  }

  async key({ kind, administrator }: Company, scope: KeyScope): Promise<Key> {
    const name = unique();
    return {
      kind,
      scope,
      secret: await this.act(administrator.request, "createApiKeyAction", { name, scopes: scope }),
    };
  }

  private async reseller({ administrator }: Company): Promise<Company> {
    const accountName = unique();
    const fields = { name: accountName, accountName, contactEmail: "", contactPhone: "", administratorEmail: "" };
    const link = await this.act(administrator.request, "createResellerAction", fields);
    return this.company("reseller", await this.store.companyId(accountName), link);
  }

  /** Its orders wait for ever, so that nothing moves by itself; and a webhook, which is told nothing for the same reason. */
  private async pausedConnector({ id, administrator }: Company): Promise<void> {
    const fields = { name: unique(), url: "https://connector.example/orders", sources: "" };
    await this.act(administrator.request, "addConnectorAction", fields);
    const connectorId = await this.store.connectorId(id);
    await this.act(administrator.request, "setConnectorStateAction", { connectorId, state: "paused" });
    const heard = { format: "standard", language: "en", hears: "everything" };
    await this.act(administrator.request, "addWebhookAction", { ...fields, ...heard });
    const webhookId = await this.store.webhookId(id);
    await this.act(administrator.request, "setWebhookStateAction", { webhookId, state: "paused" });
  }

  private async use(secret: string, accounts: readonly string[]): Promise<void> {
    const start = new Date().toISOString();
    const event = { source: "story", start, service: "Compute", listCost: "1", currency: "USD" };
    const request = await this.stranger();
    const response = await request.post("/api/v1/usage-events", {
      headers: { authorization: `Bearer ${secret}` },
      data: { events: accounts.map((account) => ({ ...event, id: account, account })) },
    });
    if (!response.ok()) throw new Error(`usage events: ${response.status()} ${await response.text()}`);
  }

  private async customer({ administrator }: Company, reseller: Company, account: string): Promise<Company> {
    await this.act(administrator.request, "createCustomersAction", {
      resellerId: reseller.id,
      "accountIds[]": account,
    });
    const companyId = await this.store.companyId(account);
    const link = await this.act(administrator.request, "inviteCustomerAdministratorAction", { companyId, email: "" });
    return this.company("customer", companyId, link);
  }
}

/** As a form says it. */
function inAMonth(): string {
  return new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 16);
}
