import { useLocale, useTranslations } from "next-intl";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Price } from "@/lib/domain/catalogue/offer";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import { isOrdered } from "@/lib/domain/order/decide-order";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { formatPrice } from "@/lib/format/money";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { Badge } from "../ui/badge";
import { classNames } from "../ui/class-names";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type OfferTableProps = {
  readonly service: string;
  /** Of this service, product by product. */
  readonly offers: readonly OfferLine[];
  readonly currency: string;
  /** What the reader may not buy now. */
  readonly closed: readonly ChargingMode[];
  readonly ordering: Ordering | null;
};

/** The address of an offer's order page around its id, and what its link says. */
export type Ordering = { readonly path: string; readonly query: string; readonly word: "order" | "prepare" };

/** A service's prices: by specification, region and charging mode. */
export function OfferTable({ service, offers, currency, closed, ordering }: OfferTableProps) {
  const t = useTranslations("catalogue");
  return (
    <Table caption={t("caption", { service })}>
      <thead className="max-sm:sr-only">
        <tr>
          <Th className="w-[22%]">{t("head.region")}</Th>
          <Th className="w-[18%]">{t("head.mode")}</Th>
          <Th kind="money" currency={currency} className="w-[13%]">
            {t("head.price")}
          </Th>
          <Th>{t("head.per")}</Th>
          <Th className="w-[12%]">{t("head.since")}</Th>
          <Th className="w-[18%]">{t("head.next")}</Th>
        </tr>
      </thead>
      {productsOf(offers).map(({ code, specification, rows }) => (
        <tbody key={code}>
          <tr>
            <th scope="rowgroup" colSpan={6} className="px-2 pt-4 pb-1 text-left text-sm font-semibold">
              {specification}
              <span className="ml-2 text-xs font-normal text-ink-3">{code}</span>
            </th>
          </tr>
          {rows.map((offer) => (
            <OfferRow
              key={offer.id}
              offer={offer}
              isClosed={closed.includes(offer.mode)}
              ordering={isOrderable(offer) ? ordering : null}
            />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function productsOf(offers: readonly OfferLine[]) {
  const products = Map.groupBy(offers, ({ product }) => product.code);
  return [...products].map(([code, rows]) => ({ code, specification: rows[0]?.product.specification ?? "", rows }));
}

/** Paid in advance, and with a price now. */
function isOrderable({ mode, price }: OfferLine): boolean {
  return isOrdered(mode) && price !== null;
}

// On phones a row is two lines, so that the price is never out of sight.
const ROW = "max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:py-1.5";
const CELL = "max-sm:h-auto max-sm:px-2 max-sm:py-0.5";

type OfferRowProps = Pick<OfferTableProps, "ordering"> & { readonly offer: OfferLine; readonly isClosed: boolean };

function OfferRow({ offer, isClosed, ordering }: OfferRowProps) {
  const t = useTranslations("catalogue");
  const locale = useLocale();
  const { region, regionName, mode, period, unit, price, next } = offer;
  const amount = price?.amount ?? null;
  return (
    <Tr className={ROW}>
      <Td className={CELL}>
        {regionName} <span className="text-xs whitespace-nowrap text-ink-3">{region}</span>
      </Td>
      <Td className={classNames(CELL, "max-sm:order-3")}>
        <span className="flex flex-wrap items-center gap-x-2">
          {t(`mode.${mode}`)}
          {isClosed && <Badge tone="danger">{t("closed")}</Badge>}
          {ordering !== null && <OrderLink offer={offer} ordering={ordering} />}
        </span>
        {price?.freeWhileFrozen && <span className="block text-xs text-ink-2">{t("freeWhileFrozen")}</span>}
      </Td>
      <Td kind="money" className={classNames(CELL, "max-sm:order-2 max-sm:font-semibold")}>
        {amount === null ? <span className="text-ink-2">{t("notYet")}</span> : formatPrice(amount, locale)}
      </Td>
      <Td className={classNames(CELL, "text-ink-2 max-sm:order-4 max-sm:text-right")}>
        {t(`per.${period.unit}`, { unit, count: period.count })}
      </Td>
      <Td className={classNames(CELL, "figures whitespace-nowrap max-sm:order-5 max-sm:text-ink-2")}>
        <span className="mr-1 sm:hidden">{t("head.since")}</span>
        <Since price={price} />
      </Td>
      <Td className={classNames(CELL, "max-sm:order-6 max-sm:text-right", next === null && "max-sm:hidden")}>
        {next ? <NextPrice next={next} /> : t("none")}
      </Td>
    </Tr>
  );
}

function Since({ price }: Pick<OfferLine, "price">) {
  const t = useTranslations("catalogue");
  const locale = useLocale();
  return price ? formatDate(price.validFrom, { zone: BILLING_ZONE, locale }) : t("none");
}

function OrderLink({ offer, ordering }: { readonly offer: OfferLine; readonly ordering: Ordering }) {
  const t = useTranslations("catalogue");
  const { product, mode, regionName, period, unit } = offer;
  const per = t(`per.${period.unit}`, { unit, count: period.count });
  const { path, query, word } = ordering;
  const whole = t(`${word}Of`, { what: product.specification, mode: t(`mode.${mode}`), region: regionName, per });
  return (
    <AppLink href={`${path}/${offer.id}${query}`} aria-label={whole} className={TEXT_LINK}>
      {t(word)}
    </AppLink>
  );
}

function NextPrice({ next: { amount, validFrom, freeWhileFrozen } }: { readonly next: Price }) {
  const t = useTranslations("catalogue");
  const locale = useLocale();
  const date = formatDate(validFrom, { zone: BILLING_ZONE, locale });
  if (amount === null) return <span className="figures text-s75-ink">{t("withdrawn", { date })}</span>;
  const words = { price: formatPrice(amount, locale), date };
  return <span className="figures">{t(freeWhileFrozen ? "nextFree" : "next", words)}</span>;
}
