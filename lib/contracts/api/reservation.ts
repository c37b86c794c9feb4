import { z } from "zod";
import {
  RESERVABLE_OPERATIONS,
  RESERVATION_SECONDS_MAX,
  RESERVATION_STATES,
} from "@/lib/domain/reservation/reservation";
import { CustomerReference, DecimalInput, DecimalText, InstantText, text } from "./values";

const isPositive = (amount: bigint) => amount > 0n;
const OVER_ZERO = "must be over 0";

export const ReservationRequest = z
  .strictObject({
    customerId: CustomerReference,
    operation: z.enum(RESERVABLE_OPERATIONS),
    amount: DecimalInput.refine(isPositive, OVER_ZERO).meta({ description: "List price of the purchase, over 0." }),
    seconds: z
      .int()
      .min(1)
      .max(RESERVATION_SECONDS_MAX)
      .default(RESERVATION_SECONDS_MAX)
      .meta({ description: "How long it lives unless confirmed or released; 15 minutes at most." }),
  })
  .meta({ id: "ReservationRequest" });

export const ReservationConfirmation = z
  .strictObject({
    account: text(128).meta({ description: "The customer's cloud account that the purchase is charged to." }),
    amount: DecimalInput.refine(isPositive, OVER_ZERO).optional().meta({
      description: "What was really bought, at list price; at most what is reserved, and all of it when left out.",
    }),
    service: text(200),
    product: text(200).optional(),
    region: text(100).optional(),
  })
  .meta({ id: "ReservationConfirmation" });

export const Reservation = z
  .object({
    id: z.uuid(),
    customerId: z.uuid(),
    operation: z.enum(RESERVABLE_OPERATIONS),
    amount: DecimalText.meta({ description: "What is or was set aside." }),
    currency: z.string().meta({ example: "USD" }),
    state: z.enum(RESERVATION_STATES).meta({ description: "lapsed from the very millisecond of `lapsesAt`." }),
    madeAt: InstantText,
    lapsesAt: InstantText,
    endedAt: InstantText.nullable().meta({ description: "Null while open." }),
    confirmed: DecimalText.nullable().meta({ description: "What was bought; null unless confirmed." }),
    account: z.string().nullable(),
  })
  .meta({ id: "Reservation" });
