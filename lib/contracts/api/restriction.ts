import { z } from "zod";
import { BLOCK_ORIGINS, FREEZE_LEVELS, FREEZE_ORIGINS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { WAITING_KINDS } from "@/lib/domain/restriction/waiting-act";
import { InstantText, text } from "./values";

const words = {
  reason: text(256).meta({ description: "Why, for partners; the customer never reads it." }),
  messageToCustomer: text(500).nullable().default(null).meta({ description: "Shown to the customer." }),
};

export const FreezeRequest = z
  .strictObject({
    level: z.enum(FREEZE_LEVELS),
    ...words,
    agreementVersion: text(64).nullable().default(null).meta({
      description: "Version of the agreement you accept; needed to freeze resources.",
    }),
    now: z.boolean().default(true).meta({
      description:
        "By this API a freeze takes effect at once. False: freezing resources starts 15 minutes later and can be called off until then. A protected customer's resources wait for a second person either way, at most 24 hours. What waits is told in `restriction.ordered` of the answer.",
    }),
  })
  .meta({ id: "FreezeRequest" });

export const LiftRequest = z
  .strictObject({
    origins: z.array(z.enum(STORED_FREEZE_ORIGINS)).min(1).max(3).meta({ description: "The causes this ends." }),
    ...words,
  })
  .meta({ id: "LiftRequest" });

export const BlockRequest = z.strictObject(words).meta({ id: "BlockRequest" });

export const AllowRequest = z
  .strictObject({
    origins: z.array(z.enum(BLOCK_ORIGINS)).min(1).max(2).meta({ description: "The causes this ends." }),
    ...words,
  })
  .meta({ id: "AllowRequest" });

export const RestrictionState = z
  .object({
    level: z.enum(["none", ...FREEZE_LEVELS]),
    freezeOrigins: z.array(z.enum(FREEZE_ORIGINS)),
    payPerUseBlocked: z.boolean(),
    blockOrigins: z.array(z.enum(BLOCK_ORIGINS)),
    ordered: z
      .array(
        z.object({
          kind: z.enum(WAITING_KINDS),
          level: z.enum(FREEZE_LEVELS).nullable(),
          runsAt: InstantText.nullable().meta({ description: "Null: it awaits its second person." }),
        }),
      )
      .optional()
      .meta({ description: "Ordered and not yet in effect; only where one customer is answered." }),
    causeGone: z.boolean().meta({ description: "The reason of an open cause is gone; it only waits to be lifted." }),
  })
  .meta({ id: "RestrictionState" });
