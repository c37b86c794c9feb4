import "server-only";
import { and, asc, desc, eq, gte, ilike, lt, or, type SQL, sql } from "drizzle-orm";
import { catalogueOffers, catalogueProducts } from "@/db/schema";
import type { OfferLine, OfferListQuery } from "@/lib/contracts/catalogue-view";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import { type Page, START } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { AFTER_SEPARATOR, SEPARATOR } from "./place";
import { selectOffers, toOfferLine } from "./select-offers";

const PAGE = 50;

/** Offers that match, by service, product, region and charging mode, one keyset page. */
export async function listOffers(
  { actor }: Permit<"product.read">,
  query: OfferListQuery,
  at: Date,
  size = PAGE,
): Promise<Page<OfferLine>> {
  const cursor = decodeCursor(query.after ?? query.before);
  const place = cursor ? query : START;
  const backwards = isBackwards(place);
  const [compare, order] = backwards ? [sql`<`, desc] : [sql`>`, asc];
  const beyond = cursor
    ? sql`(${catalogueOffers.place}, ${catalogueOffers.id}) ${compare} (${cursor[0]}, ${cursor[1]}::uuid)`
    : undefined;
  const found = await inTenant(actor, (tx) =>
    selectOffers(tx, actor, at, and(filterOf(query), beyond))
      .orderBy(order(catalogueOffers.place), order(catalogueOffers.id))
      .limit(size + 1),
  );
  const page = pageOf(found, size, place, ({ offer }) => encodeCursor([offer.place, offer.id]));
  return { ...page, rows: page.rows.map(toOfferLine) };
}

function filterOf({ q, service, region, mode }: OfferListQuery): SQL | undefined {
  return and(
    region === null ? undefined : eq(catalogueOffers.region, region),
    mode === null ? undefined : eq(catalogueOffers.mode, mode),
    service === null
      ? undefined
      : and(gte(catalogueOffers.place, service + SEPARATOR), lt(catalogueOffers.place, service + AFTER_SEPARATOR)),
    q === null ? undefined : searchOf(q),
  );
}

/** Every word somewhere in the service, the product's code or its specification. */
function searchOf(q: string): SQL | undefined {
  const words = q.split(/\s+/).map((word) => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
  const { service, code, specification } = catalogueProducts;
  return and(...words.map((word) => or(...[service, code, specification].map((column) => ilike(column, word)))));
}
