import { useLocale, useTranslations } from "next-intl";
import type { OrderPart } from "@/lib/contracts/order-view";
import { BILLING_ZONE, formatDate, formatInstant } from "@/lib/format/date";
import { formatPrice } from "@/lib/format/money";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type OrderPartsProps = {
  readonly parts: readonly OrderPart[];
  readonly currency: string;
  /** Where resources stand, before their id. */
  readonly resourcePath: string;
};

/** The lines of an order: what each pays for or gives back, as the catalogue was then. */
export function OrderParts({ parts, currency, resourcePath }: OrderPartsProps) {
  const t = useTranslations("order.part");
  return (
    <Table caption={t("caption")} minWidth="46rem">
      <thead>
        <tr>
          <Th>{t("what")}</Th>
          <Th>{t("where")}</Th>
          <Th>{t("much")}</Th>
          <Th>{t("term")}</Th>
          <Th kind="money" currency={currency}>
            {t("amount")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <PartRow key={part.id} {...{ part, currency, resourcePath }} />
        ))}
      </tbody>
    </Table>
  );
}

type PartProps = Omit<OrderPartsProps, "parts"> & { readonly part: OrderPart };

function PartRow({ part, currency, resourcePath }: PartProps) {
  const t = useTranslations("order.part");
  const order = useTranslations("order");
  const modes = useTranslations("catalogue.mode");
  const locale = useLocale();
  const { kind, service, specification, product, regionName, region, mode, quantity, unit, period, periods } = part;
  const per = { unit, period: order(`term.${period.unit}`, { count: period.count }) };
  const price = order("detail.priceOf", { price: formatPrice(part.price, locale), currency, ...per });
  const since = formatDate(part.priceValidFrom, { zone: BILLING_ZONE, locale });
  return (
    <Tr className="align-top">
      <Td className="max-w-72 align-top">
        <span className="block text-xs font-semibold text-ink-2">{t(`kind.${kind}`)}</span>
        {service}, {specification} <span className="text-xs text-ink-3">{product}</span>
        {part.resourceId !== null && (
          <AppLink href={`${resourcePath}/${part.resourceId}`} className={`block w-fit text-xs ${TEXT_LINK}`}>
            {t("resource")}
          </AppLink>
        )}
      </Td>
      <Td className="align-top">
        {regionName} <span className="text-xs text-ink-3">{region}</span>
        <span className="block text-xs text-ink-2">{modes(mode)}</span>
      </Td>
      <Td className="align-top">
        <span className="figures">{order("units", { quantity, unit })}</span>
        <span className="block text-xs text-ink-2">{price}</span>
        <span className="block text-xs text-ink-3">{t("since", { date: since })}</span>
      </Td>
      <Td className="align-top whitespace-nowrap">
        {order(`term.${period.unit}`, { count: period.count * periods })}
        <Term part={part} />
      </Td>
      <Td kind="money" className="align-top">
        <MoneyText value={part.amount} />
      </Td>
    </Tr>
  );
}

function Term({ part: { effectiveAt, expiresAt } }: Pick<PartProps, "part">) {
  const t = useTranslations("order.part");
  const locale = useLocale();
  const instant = (at: Date) => formatInstant(at, { zone: BILLING_ZONE, locale });
  if (!effectiveAt || !expiresAt) return <span className="block text-xs text-ink-3">{t("notBegun")}</span>;
  return (
    <>
      <span className="figures block text-xs text-ink-2">{t("from", { date: instant(effectiveAt) })}</span>
      <span className="figures block text-xs text-ink-2">{t("until", { date: instant(expiresAt) })}</span>
    </>
  );
}
