import { charge, customerActor, makeWorld, permit, type World } from "@/lib/data/budget/governance.fixture";
import { give } from "@/lib/data/coupon/coupon.fixture";
import { standing } from "@/lib/data/credit/credit.fixture";
import { recordCredits } from "@/lib/data/credit/record-credits";
import { grantTo } from "@/lib/data/delegation/delegation.fixture";
import { buy, buyer, idOf, sell } from "@/lib/data/order/order.fixture";
import { enable } from "@/lib/data/resource/resource.fixture";
import { MONEY_CONTRACTS } from "./money-contracts.fixture";
import { ORDER_CONTRACTS } from "./order-contracts.fixture";
import { type AccessKey, accessKeyOf, type Fields } from "./vendor.fixture";

export type Party = "distributor" | "reseller" | "customer" | "stranger";

export type ContractWorld = {
  readonly world: World;
  readonly customerId: string;
  readonly resellerId: string;
  readonly orderId: string;
  readonly couponId: string;
  /** "2026-11", GMT+08:00. */
  readonly month: string;
  readonly keys: Readonly<Record<Party | "scopeless", AccessKey>>;
};

/** A reseller that may set budgets and freeze, and a customer of it that bought, enabled and used something. */
export async function makeContractWorld(): Promise<ContractWorld> {
  const world = await makeWorld();
  const customerId = await buyer(world, "500");
  const orderId = idOf(await buy(world, customerId, await sell(world)));
  await enable(world, customerId);
  await charge(world, customerId, "12.345678901234");
  await grantTo(world);
  const couponId = await give(world, customerId, "7.5");
  const records = { records: [standing("40")], source: "recorded", dryRun: false } as const;
  await recordCredits(permit(world.distributor, "credit.record"), records);
  return {
    world,
    customerId,
    resellerId: world.reseller.company.id,
    orderId,
    couponId,
    month: new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 7),
    keys: {
      distributor: await accessKeyOf(world.distributor),
      reseller: await accessKeyOf(world.reseller),
      customer: await accessKeyOf(customerActor(world, customerId)),
      stranger: await accessKeyOf(world.otherDistributor),
      scopeless: await accessKeyOf(world.distributor, "usage"),
    },
  };
}

type Expected = (made: ContractWorld) => Fields;

export type Contract = {
  /** What that party sends: a distributor names the reseller, nobody else has to. */
  readonly fields: (made: ContractWorld, party: Party) => Fields;
  /** What each is answered: part of the body, or the code of the error. */
  readonly answers: Readonly<Record<Party, Expected | string>>;
};

/** As whoever addresses the reseller's customer. */
const named =
  (fields: (made: ContractWorld) => Fields): Contract["fields"] =>
  (made, party) => ({
    ...fields(made),
    ...(party === "distributor" || party === "stranger" ? { indirect_partner_id: made.resellerId } : {}),
  });

const FOREIGN_PARTNER = "CBC.99000037";
const NOT_FOR_YOU = "CBC.0155";
const done: Expected = () => ({});

const budgetOf =
  (amount: number): Expected =>
  () => ({ budget_amount: amount, budget_type: "MONTHLY", currency: "USD" });

/** In the order in which they are run: what one writes the next may read. */
export const contracts: Readonly<Record<string, Contract>> = {
  ...MONEY_CONTRACTS,
  ...ORDER_CONTRACTS,
  ListSubCustomers: {
    fields: named(({ customerId }) => ({ customer_id: customerId, limit: 1, offset: 0 })),
    answers: {
      distributor: ({ customerId }) => ({ count: 1, customer_infos: [{ customer_id: customerId, is_frozen: 0 }] }),
      reseller: ({ customerId }) => ({ count: 1, customer_infos: [{ customer_id: customerId }] }),
      customer: NOT_FOR_YOU,
      stranger: FOREIGN_PARTNER,
    },
  },
  CreateSubCustomer: {
    fields: named(() => ({ domain_area: "MX", xaccount_id: `id-${Math.random()}`, xaccount_type: "shop" })),
    answers: { distributor: done, reseller: NOT_FOR_YOU, customer: NOT_FOR_YOU, stranger: FOREIGN_PARTNER },
  },
  ShowSubCustomerBudget: {
    fields: named(({ customerId }) => ({ customer_id: customerId })),
    answers: {
      distributor: () => ({ budget_amount: 500, used_amount: 45.675678901234, measure_id: 1 }),
      reseller: budgetOf(500),
      customer: NOT_FOR_YOU,
      stranger: FOREIGN_PARTNER,
    },
  },
  ListSubCustomerBudget: {
    fields: named(({ customerId }) => ({ customer_ids: [customerId, "nobody"] })),
    answers: {
      distributor: ({ customerId }) => ({ budget_infos: [{ customer_id: customerId, budget_amount: 500 }] }),
      reseller: ({ customerId }) => ({ budget_infos: [{ customer_id: customerId, budget_amount: 500 }] }),
      customer: NOT_FOR_YOU,
      stranger: FOREIGN_PARTNER,
    },
  },
  UpdateSubCustomerBudget: {
    fields: named(({ customerId }) => ({ customer_id: customerId, budget_amount: 600.25 })),
    answers: { distributor: NOT_FOR_YOU, reseller: done, customer: NOT_FOR_YOU, stranger: FOREIGN_PARTNER },
  },
  ListSubCustomerBudgetRecords: {
    fields: named(({ customerId }) => ({ customer_id: customerId, limit: 1 })),
    answers: {
      distributor: () => ({ total_count: 2, record_list: [{ budget_amount: 600.25, operation_type: "SETTING" }] }),
      reseller: () => ({ total_count: 2 }),
      customer: NOT_FOR_YOU,
      stranger: FOREIGN_PARTNER,
    },
  },
  FreezeSubCustomers: {
    fields: named(({ customerId }) => ({ customer_ids: [customerId], reason: "Überfällig 逾期" })),
    answers: { distributor: NOT_FOR_YOU, reseller: done, customer: NOT_FOR_YOU, stranger: FOREIGN_PARTNER },
  },
  UnfreezeSubCustomers: {
    fields: named(({ customerId }) => ({
      customer_ids: [customerId, "nobody"],
      reason: "paid",
      unfreeze_type: "ACCOUNT",
    })),
    answers: {
      distributor: NOT_FOR_YOU,
      reseller: () => ({ error_details: [{ id: "nobody", error_code: "CBC.0151" }] }),
      customer: NOT_FOR_YOU,
      stranger: FOREIGN_PARTNER,
    },
  },
  ListIndirectPartners: {
    fields: ({ resellerId }) => ({ indirect_partner_id: resellerId }),
    answers: {
      distributor: ({ resellerId }) => ({ count: 1, indirect_partners: [{ indirect_partner_id: resellerId }] }),
      reseller: NOT_FOR_YOU,
      customer: NOT_FOR_YOU,
      stranger: () => ({ count: 0, indirect_partners: [] }),
    },
  },
};
