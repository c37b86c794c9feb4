import { z } from "zod";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import { NO_ZERO_BYTE } from "./fields";

export type AccountReason =
  | SuspendedReason
  | { readonly code: "account.unknown" }
  | { readonly code: "account.customer-unknown" }
  /** The same mapping already holds. */
  | { readonly code: "account.already-mapped" }
  /** The mapping is undone already, or is none of this distributor's. */
  | { readonly code: "account.mapping-unknown" }
  | { readonly code: "account.reseller-unknown" }
  | { readonly code: "account.none-parked" };

const MapAccountInput = z.object({
  accountId: z.string().min(1).max(500),
  customerId: z.uuid(),
  /** First GMT+08:00 day it holds for; empty or null: from the account's first charge. */
  fromDay: z.union([z.literal("").transform(() => null), z.null(), z.iso.date()]).default(null),
});
type MapAccountInput = z.infer<typeof MapAccountInput>;

export const CreateCustomersInput = z.object({
  /** Null or empty: the distributor's own customers. */
  resellerId: z.union([z.literal("").transform(() => null), z.null(), z.uuid()]).default(null),
  /** Null: every parked account. */
  accountIds: z.array(z.string().min(1).max(500).regex(NO_ZERO_BYTE)).min(1).max(1000).nullable().default(null),
});
export type CreateCustomersInput = z.infer<typeof CreateCustomersInput>;
