import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { createCustomersFromAccounts } from "../account/create-customers-from-accounts";
import { mapAccount } from "../account/map-account";
import { undoMapping } from "../account/undo-mapping";
import { closeMonth } from "../closing/close-month";
import { acceptDelivery } from "../delivery/accept-delivery";
import { discardDelivery } from "../delivery/discard-delivery";
import { startImport } from "../delivery/import-files";
import { newId } from "../new-id";
import type { Calls } from "./frozen-writes.fixture";

const held = { deliveryId: newId(), revision: 1 };

/** The commands about bills, whose they are and when they are final. */
export const BILLING: Pick<Calls, "delivery.import" | "delivery.accept" | "account.map" | "expenditure.close"> = {
  "delivery.import": (may) => [startImport(may, { source: null, dryRun: false, strict: false, accept: false })],
  "delivery.accept": (may) => [acceptDelivery(may, held), discardDelivery(may, held)],
  "account.map": (may, { customerId }) => [
    mapAccount(may, { accountId: customerId, customerId, fromDay: null }),
    undoMapping(may, { mappingId: newId(), reason: null }),
    createCustomersFromAccounts(may, { resellerId: null, accountIds: null }),
  ],
  "expenditure.close": (may) => [closeMonth(may, { month: "2024-09" as BillingMonth, confirmed: true })],
};
