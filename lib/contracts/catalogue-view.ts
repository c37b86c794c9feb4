import { z } from "zod";
import type { Offer, Price } from "@/lib/domain/catalogue/offer";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { maybe, NO_ZERO_BYTE } from "./fields";

const words = (max: number) => z.string().trim().min(1).max(max).regex(NO_ZERO_BYTE);

/** The address of the price list; what is not understood is left out rather than refused. */
export const OfferListQuery = z.object({
  q: maybe(words(100)),
  service: maybe(words(60)),
  region: maybe(words(40)),
  mode: maybe(z.enum(CHARGING_MODES)),
  /** For whom a partner looks; narrows nothing. */
  customer: maybe(z.uuid()),
  after: maybe(z.string().max(600)),
  before: maybe(z.string().max(600)),
});
export type OfferListQuery = z.infer<typeof OfferListQuery>;

/** An offer with its price at an instant. */
export type OfferLine = Omit<Offer, "product" | "currency"> & {
  readonly id: string;
  readonly product: { readonly code: string; readonly service: string; readonly specification: string };
  readonly regionName: string;
  /** Null: not offered yet. */
  readonly price: Price | null;
  /** The next change that is announced; null: none is. */
  readonly next: Price | null;
};

/** What the list can be narrowed to. */
export type OfferChoices = {
  readonly services: readonly string[];
  readonly regions: readonly { readonly code: string; readonly name: string }[];
};
