import { z } from "zod";
import { BLOCK_ORIGINS, FREEZE_LEVELS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { listed, NO_ZERO_BYTE, optionalText } from "./fields";

// Blank and overlong reasons pass: the decision refuses them together with everything else.
const reason = z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE));
const act = { customerId: z.uuid(), reason, messageToCustomer: optionalText };

export const FreezeInput = z.object({
  ...act,
  level: z.enum(FREEZE_LEVELS),
  /** Version of the agreement accepted; null: not accepted. */
  agreementVersion: optionalText,
});
export type FreezeInput = z.infer<typeof FreezeInput>;

export const LiftInput = z.object({ ...act, origins: listed(z.enum(STORED_FREEZE_ORIGINS)) });
export type LiftInput = z.infer<typeof LiftInput>;

export const BlockInput = z.object(act);
export type BlockInput = z.infer<typeof BlockInput>;

export const AllowInput = z.object({ ...act, origins: listed(z.enum(BLOCK_ORIGINS)) });
export type AllowInput = z.infer<typeof AllowInput>;
