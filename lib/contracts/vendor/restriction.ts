import { z } from "zod";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { id, indirectPartnerId, nullable, text } from "./fields";

const IDS_MAX = 10;
const REASON_MAX = 256;

const VendorLevel = z.enum(["ACCOUNT", "ACCOUNT_AND_RESOURCE"]);
export const LEVEL_OF = { ACCOUNT: "account", ACCOUNT_AND_RESOURCE: "account-and-resources" } as const satisfies Record<
  z.infer<typeof VendorLevel>,
  FreezeLevel
>;

const act = {
  customer_ids: z.array(id).min(1).max(IDS_MAX).meta({ description: "1 to 10; one that comes twice counts once" }),
  reason: text(REASON_MAX, 1).meta({ description: "1 to 256 characters, kept with the act" }),
  indirect_partner_id: indirectPartnerId,
};

export const FreezeSubCustomersInput = z.object({
  ...act,
  freeze_type: nullable(VendorLevel).meta({
    description:
      "ACCOUNT where absent or null; empty is refused. Freezing resources accepts the agreement the console shows, and takes effect at once",
  }),
});

export const UnfreezeSubCustomersInput = z.object({
  ...act,
  unfreeze_type: nullable(VendorLevel).meta({
    description:
      "ACCOUNT where absent or null; must be the kind of what is frozen. Ends every cause but a partner's suspension",
  }),
});

export const RestrictedOutput = z.object({
  error_details: z
    .array(z.object({ error_code: z.string(), error_msg: z.string(), id: z.string() }))
    .optional()
    .meta({ description: "of the customers it failed for, where it did for some; where for all, it is an error" }),
});
