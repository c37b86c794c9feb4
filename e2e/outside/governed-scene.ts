import type { APIRequest, APIRequestContext } from "@playwright/test";
import { type Seat, WHOSE } from "@/lib/domain/access/governed-acts.fixture";
import { PERMISSIONS, type Permission } from "@/lib/domain/delegation/authority";
import { type Company, Founder, type Key, type Member, type Tenant } from "./own-tenant";
import { type ServerAction, serverActions } from "./server-actions";
import { type Content, Store } from "./store";

type Person = { readonly seat: Seat; readonly request: APIRequestContext };
type KeyHolder = { readonly seat: Seat; readonly secret: string };

/** A reseller's customer, frozen and blocked by hand, and everybody who might govern it. */
export type GovernedScene = {
  readonly actions: readonly ServerAction[];
  readonly customerId: string;
  readonly tenant: Tenant;
  readonly people: readonly Person[];
  readonly keys: readonly KeyHolder[];
  /** Somebody with no session, to send keys. */
  readonly courier: APIRequestContext;
  /** Acts of the distributor's administrator on the reseller's grant. */
  readonly turn: Readonly<Record<"revoke" | "recall" | "stop" | "resume", () => Promise<unknown>>> & {
    readonly grant: (permissions: readonly Permission[]) => Promise<unknown>;
  };
  content(): Promise<Content>;
  close(): Promise<void>;
};

export async function openGovernedScene(requests: APIRequest, baseURL: string): Promise<GovernedScene> {
  const actions = serverActions();
  const store = await Store.open();
  const founder = new Founder(requests, baseURL, actions, store);
  const [tenant, other] = [await founder.tenant(), await founder.tenant()];
  const { distributor, resellers } = tenant;
  const { request } = distributor.administrator;
  const [account = ""] = await founder.customers(tenant, resellers[0], 1);
  const customerId = await store.companyId(account);
  await founder.act(request, "freezeCustomerAction", { customerId, level: "account", reason: "Because" });
  await founder.act(request, "blockPayPerUseAction", { customerId, reason: "Because" });

  const companies = [distributor, resellers[0], resellers[1], other.distributor, tenant.customers[0]];
  const people = await Promise.all(companies.map((company, index) => seated(founder, company, WHOSE[index])));
  const managers = await Promise.all([
    managerOf(founder, store, distributor, { "resellerIds[]": resellers[0].id }),
    managerOf(founder, store, resellers[0], { "customerIds[]": customerId }),
  ]);
  return {
    actions,
    customerId,
    tenant,
    people: [...people.flat(), ...managers],
    keys: await keysOf(founder, tenant, other),
    courier: await founder.stranger(),
    turn: turnsOf(founder, tenant, customerId),
    content: () => store.contentOf([tenant.distributorId, other.distributorId]),
    close: async () => {
      await founder.leave();
      await store.close();
    },
  };
}

const seatOf = (whose: Seat["whose"], { kind, role }: Member, assigned: boolean): Seat => ({
  whose,
  kind,
  by: { role },
  assigned,
});

async function seated(founder: Founder, company: Company, whose: Seat["whose"] = WHOSE[0]): Promise<Person[]> {
  const staff = await founder.staff(company);
  return staff.map((member) => ({ seat: seatOf(whose, member, false), request: member.request }));
}

/** One more account manager, who looks after the customer or its reseller. */
async function managerOf(
  founder: Founder,
  store: Store,
  company: Company,
  about: Readonly<Record<string, string>>,
): Promise<Person> {
  const member = await founder.hire(company, "account-manager");
  const memberId = await store.newestMember(company.id);
  const action = "resellerIds[]" in about ? "assignResellersAction" : "assignCustomersAction";
  await founder.act(company.administrator.request, action, { ...about, act: "assign", memberId });
  const whose = company.kind === "distributor" ? "its distributor" : "its reseller";
  return { seat: seatOf(whose, member, true), request: member.request };
}

async function keysOf(founder: Founder, tenant: Tenant, other: Tenant): Promise<readonly KeyHolder[]> {
  const OWN = { distributor: "its distributor", reseller: "its reseller", customer: "the customer itself" } as const;
  const held = (whose: Seat["whose"], { kind, scope, secret }: Key) => ({
    seat: { whose, kind, by: { scope }, assigned: false },
    secret,
  });
  const neighbour = await founder.key(tenant.resellers[1], "customers");
  return [
    ...tenant.keys.map((key) => held(OWN[key.kind], key)),
    ...other.keys.filter(({ kind }) => kind === "distributor").map((key) => held("another distributor", key)),
    held("another reseller", neighbour),
  ];
}

function turnsOf(founder: Founder, { distributor, resellers }: Tenant, customerId: string): GovernedScene["turn"] {
  const reseller = { resellerId: resellers[0].id, reason: "Because" };
  // Of the grant, which every change of it makes one more.
  let version = 0;
  const act = (name: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) =>
    founder.act(distributor.administrator.request, name, { ...reseller, ...fields });
  const grant = (permissions: readonly Permission[]) => {
    const monthlyQuota = permissions.includes("set-budget") ? "1000" : "";
    return act("grantDelegationAction", { "permissions[]": permissions, monthlyQuota, version: String(version++) });
  };
  return {
    grant,
    revoke: () => act("revokeDelegationAction", { version: String(version++) }),
    recall: () => act("recallPermissionsAction", { "permissions[]": PERMISSIONS, "customerIds[]": customerId }),
    stop: () => act("stopPurchasesAction"),
    resume: () => act("resumePurchasesAction"),
  };
}
