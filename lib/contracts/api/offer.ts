import { z } from "zod";
import { PERIOD_UNITS } from "@/lib/domain/catalogue/offer";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { DecimalText, InstantText, text } from "./values";

const OFFERS_PAGE_MAX = 200;

export const OfferFilter = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(OFFERS_PAGE_MAX)
    .default(50)
    .meta({ description: `1 to ${OFFERS_PAGE_MAX}.` }),
  cursor: z
    .string()
    .max(600)
    .optional()
    .meta({ description: "nextCursor of the page before; same filters, same sort." }),
  search: text(100).optional(),
  service: text(60).optional(),
  region: text(40).optional(),
  mode: z.enum(CHARGING_MODES).optional(),
});

const OfferPrice = z.object({
  validFrom: InstantText,
  amount: DecimalText.nullable().meta({ description: "Of one term and unit, at list price; null: withdrawn." }),
});

export const Offer = z
  .object({
    id: z.uuid().meta({ description: "What an order names as `offerId`." }),
    product: z.string(),
    service: z.string(),
    specification: z.string(),
    region: z.string(),
    regionName: z.string(),
    mode: z.enum(CHARGING_MODES),
    period: z.object({ unit: z.enum(PERIOD_UNITS), count: z.int() }).meta({ description: "One term." }),
    unit: z.string(),
    currency: z.string().meta({ example: "USD" }),
    price: OfferPrice.nullable().meta({ description: "In force now; null: it cannot be had now." }),
    next: OfferPrice.nullable().meta({ description: "The next change that is announced; null: none is." }),
  })
  .meta({ id: "Offer" });

export const OfferPage = z
  .object({
    items: z.array(Offer),
    nextCursor: z.string().nullable().meta({ description: "Null on the last page." }),
  })
  .meta({ id: "OfferPage" });
