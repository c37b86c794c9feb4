import { z } from "zod";
import { ANSWER_STATES, DETAIL_MAX, type ProviderAnswer, UNMOVED } from "@/lib/domain/connector/answer";
import { PLACE_STATES } from "@/lib/domain/connector/place";
import { InstantText } from "./values";

// The database knows no year 0, and a provider's clock is not that wrong.
const Instant = InstantText.refine((text) => text >= "2000", "must be after the year 2000");

/** What an end says of an order, at once in its reply or by a call of its own. What else it says is left unread. */
export const ProviderAnswerBody = z.object({
  state: z.enum(ANSWER_STATES),
  at: Instant.nullish().meta({ description: "When it took effect, by your clock." }),
  detail: z
    .string()
    .max(4000)
    .nullish()
    .meta({
      description: `Why, or how, for people at the partners; ${DETAIL_MAX} characters of it are kept.`,
    }),
  deletesAt: Instant.nullish().meta({ description: "When you delete the resources by your own clock, if you do." }),
});

export const ConnectorAnswer = ProviderAnswerBody.extend({
  connectorId: z.uuid().meta({ description: "As it came with the order." }),
  orderId: z.uuid().meta({ description: "As it came with the order, and as its webhook-id." }),
}).meta({ id: "ConnectorAnswer" });

export const ConnectorAnswerTaken = z
  .object({
    state: z.enum(PLACE_STATES).meta({ description: "Of the order, after this answer." }),
    changed: z.boolean(),
    why: z.enum(UNMOVED).nullable().meta({
      description:
        "Why nothing changed: a later order took this one's place; it was confirmed before; the same was said before. Null when it changed.",
    }),
  })
  .meta({ id: "ConnectorAnswerTaken" });

export function providerAnswerOf({ state, at, detail, deletesAt }: z.infer<typeof ProviderAnswerBody>): ProviderAnswer {
  // The database keeps neither NUL nor half a character.
  const kept = detail?.replaceAll("\0", "").slice(0, DETAIL_MAX).toWellFormed().trim();
  return { state, at: instantOf(at), detail: kept || null, deletesAt: instantOf(deletesAt) };
}

function instantOf(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}
