import type { APIRequest } from "@playwright/test";
import type { CompanyKind } from "@/lib/domain/access/actor";
import type { Things } from "./forms";
import { type Company, Founder, type Tenant } from "./own-tenant";
import { type ServerAction, serverActions } from "./server-actions";
import { type Content, Store } from "./store";

export type Party = { readonly company: Company; readonly own: Things; readonly foreign: readonly Things[] };

/** Two distributors nobody else knows, so that whatever changes there was done by who is tried out. */
export type Scene = {
  readonly actions: readonly ServerAction[];
  readonly founder: Founder;
  readonly tenant: Tenant;
  readonly parties: Readonly<Record<CompanyKind, Party>>;
  content(): Promise<Content>;
  close(): Promise<void>;
};

export async function openScene(requests: APIRequest, baseURL: string): Promise<Scene> {
  const actions = serverActions();
  const store = await Store.open();
  const founder = new Founder(requests, baseURL, actions, store);
  const [tenant, other] = [await founder.tenant(), await founder.tenant()];
  const everyone = [tenant.distributorId, other.distributorId];
  return {
    actions,
    founder,
    tenant,
    parties: await partiesOf(store, tenant, other),
    content: () => store.contentOf(everyone),
    close: async () => {
      await founder.leave();
      await store.close();
    },
  };
}

async function partiesOf(store: Store, tenant: Tenant, other: Tenant): Promise<Scene["parties"]> {
  const { distributor, resellers, customers } = tenant;
  const [own, ofReseller, ofNeighbour, ofCustomer, ofOtherCustomer, alien] = await Promise.all([
    store.thingsOf(distributor, customers[0]),
    store.thingsOf(resellers[0], customers[0]),
    store.thingsOf(resellers[1], customers[1]),
    store.thingsOf(customers[0], customers[0]),
    store.thingsOf(customers[1], customers[1]),
    store.thingsOf(other.distributor, other.customers[0]),
  ]);
  const { accountId, customer, resellerId } = own;
  // What takes two things must not take one's own together with another's.
  const halves = [
    { ...alien, ...peopleOf(ofReseller), accountId },
    { ...alien, ...peopleOf(ofCustomer), customer, resellerId },
  ];
  return {
    distributor: { company: distributor, own, foreign: [alien, ...halves] },
    reseller: { company: resellers[0], own: ofReseller, foreign: [alien, ofNeighbour] },
    customer: { company: customers[0], own: ofCustomer, foreign: [alien, ofOtherCustomer] },
  };
}

function peopleOf({ memberId, invitationId, keyId, session }: Things) {
  return { memberId, invitationId, keyId, session };
}
