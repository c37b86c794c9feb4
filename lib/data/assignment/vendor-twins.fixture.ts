import { listBudgetRecordsAt } from "../budget/list-budget-records";
import { listResellersAt } from "../company/list-resellers-at";
import { findAddressed, isOwnReseller } from "../customer/addressed";
import { listAddressed, listAddressedStandings } from "../customer/list-addressed";
import { liftWhole } from "../restriction/lift-freeze";
import { type Call, may } from "./twin.fixture";

const page = { offset: 0, limit: 100 };

/** Of the twins, those the vendor's calls ask; by the reseller where a distributor must name it. */
export const VENDOR_TWINS: Readonly<Record<string, Call>> = {
  findAddressed: async (actor, { customerId, resellerId }) => [
    await findAddressed(may(actor, "customer.read"), [customerId], { resellerId: null }),
    await findAddressed(may(actor, "customer.read"), [customerId], { resellerId }),
  ],
  isOwnReseller: (actor, { resellerId }) => isOwnReseller(may(actor, "reseller.read"), resellerId),
  listAddressedStandings: async (actor, { customerId, resellerId }, at) => [
    await listAddressedStandings(may(actor, "budget.read"), [customerId], { resellerId: null }, at),
    await listAddressedStandings(may(actor, "budget.read"), [customerId], { resellerId }, at),
  ],
  listBudgetRecordsAt: (actor, { customerId }) => listBudgetRecordsAt(may(actor, "budget.read"), customerId, {}, page),
  liftWhole: (actor, { customerId }) =>
    liftWhole(may(actor, "restriction.lift"), {
      customerId,
      level: "account-and-resources",
      reason: "Because",
      messageToCustomer: null,
    }),
};

/** Of those asked for whatever there is. */
export const VENDOR_WHOLE: Readonly<Record<string, Call>> = {
  listAddressed: async (actor, { resellerId }, at) => [
    await listAddressed(may(actor, "customer.read"), { resellerId: null }, page, at),
    await listAddressed(may(actor, "customer.read"), { resellerId }, page, at),
  ],
  listResellersAt: (actor) => listResellersAt(may(actor, "reseller.read"), {}, page),
};
