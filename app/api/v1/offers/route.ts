import type { z } from "zod";
import { type Offer, OfferFilter } from "@/lib/contracts/api/offer";
import { type OfferLine, OfferListQuery } from "@/lib/contracts/catalogue-view";
import { listOffers } from "@/lib/data/catalogue/list-offers";
import { getCurrency } from "@/lib/data/customer/get-currency";
import type { Price } from "@/lib/domain/catalogue/offer";
import { decimalOf } from "@/lib/domain/money/money";
import { ok } from "../_plumbing/answer";
import { endpoint } from "../_plumbing/endpoint";
import { notACursor, readQuery } from "../_plumbing/read-body";

export const GET = endpoint({
  action: "product.read",
  answer: async ({ permit, request }) => {
    const read = readQuery(request.url, OfferFilter);
    if ("refused" in read) return read.refused;
    const { limit, cursor = null, search = null, ...filter } = read.value;
    const misread = notACursor(cursor);
    if (misread) return misread;
    const query = OfferListQuery.parse({ ...filter, q: search, after: cursor });
    const page = await listOffers(permit, query, new Date(), limit);
    const currency = await getCurrency(permit);
    return ok({ items: page.rows.map((row) => offerOf(row, currency)), nextCursor: page.after });
  },
});

function offerOf({ id, product, price, next, ...line }: OfferLine, currency: string): z.infer<typeof Offer> {
  const { region, regionName, mode, period, unit } = line;
  const { code, service, specification } = product;
  return {
    id,
    product: code,
    service,
    specification,
    region,
    regionName,
    mode,
    period: { ...period },
    unit,
    currency,
    price: priceOf(price),
    next: priceOf(next),
  };
}

function priceOf(price: Price | null) {
  return price && { validFrom: price.validFrom.toISOString(), amount: price.amount && decimalOf(price.amount) };
}
