import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { OrderTerm, type OrderTermProps } from "@/components/term/order-term";
import { TermCost } from "@/components/term/term-cost";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import type { TermPreview } from "@/lib/contracts/term-view";
import { newId } from "@/lib/data/new-id";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { decimalOf, type Money, toMoney, ZERO } from "@/lib/domain/money/money";
import type { TermReason } from "@/lib/domain/term/reason";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { TermVerdict } from "./term-verdict";

type TermPageProps = {
  readonly kind: OrderTermProps["kind"];
  readonly preview: TermPreview;
  /** What is asked for; null: nothing is to be chosen. */
  readonly form: ReactNode;
  /** As typed; null: a field holds nothing of use, and nothing is worked out. */
  readonly asked: Readonly<Record<string, string>> | null;
  readonly order: OrderTermProps["order"];
  /** Below the button. */
  readonly children?: ReactNode;
};

/** What another offer or amount may mend: not told before something is asked for. */
const OF_THE_WISH: ReadonlySet<TermReason["code"]> = new Set([
  "term.not-offered",
  "term.offer-unfit",
  "term.unchanged",
  "purchase.budget-exhausted",
  "purchase.budget-insufficient",
]);

/** Quote, budget before and after, and verdict of an order about a resource, then the button. */
export async function TermPage({ kind, preview, form, asked, order, children }: TermPageProps) {
  const partner = await getPortalPartner(await requirePermit("portal.read"));
  if (!partner) notFound();
  const [t, orders] = [await getTranslations("term"), await getTranslations("order")];
  const { resource, asOf } = preview;
  const wish = asked && wishOf(preview, asked);
  const reasons = reasonsOf(preview, asked);
  return (
    <>
      <PageHeader
        title={t(`${kind}.title`, { name: resource.name })}
        breadcrumbs={[
          { label: t("resources"), href: "/portal/resources" },
          { label: resource.name, href: `/portal/resources/${resource.id}` },
        ]}
        answer={await answerOf(preview)}
        stamp={<AsOfStamp asOf={asOf} provisionalDays={0} />}
      />
      <div className="flex max-w-4xl flex-col gap-8">
        <Notice>{orders("noteCustomer", { partner: partner.name })}</Notice>
        {form !== null && <Section title={t(`${kind}.ask`)}>{form}</Section>}
        {asked && preview.amount !== null && <TermCost preview={preview} perUnit={await perUnitOf(preview)} />}
        {(asked || reasons.length > 0) && <TermVerdict {...preview} reasons={reasons} partner={partner} />}
        <OrderTerm
          // What was answered to another wish is over.
          key={JSON.stringify(asked)}
          kind={kind}
          wish={wish}
          label={await labelOf(kind, preview)}
          back={kind === "unsubscribe" ? await moneyOf(preview, preview.amount ?? ZERO) : null}
          currency={preview.currency}
          order={order}
        />
        {children}
      </div>
    </>
  );
}

function reasonsOf({ reasons }: TermPreview, asked: TermPageProps["asked"]): TermPreview["reasons"] {
  return asked ? reasons : reasons.filter(({ code }) => !OF_THE_WISH.has(code));
}

function wishOf({ amount, reasons, resource, asOf }: TermPreview, asked: Readonly<Record<string, string>>) {
  if (amount === null || reasons.length > 0) return null;
  return { resourceId: resource.id, ...asked, agreed: decimalOf(amount), asOf: asOf.toISOString(), key: newId() };
}

async function answerOf({ resource }: TermPreview): Promise<string> {
  const [t, modes, locale] = [
    await getTranslations("term"),
    await getTranslations("catalogue.mode"),
    await getLocale(),
  ];
  const { specification, regionName: region, mode, quantity, unit, expiresAt } = resource;
  const what = t("what", { specification, mode: modes(mode), region, quantity, unit });
  return expiresAt === null
    ? what
    : `${what} ${t("runsUntil", { date: formatInstant(expiresAt, { zone: BILLING_ZONE, locale }) })}`;
}

async function perUnitOf({ offer }: TermPreview): Promise<string | null> {
  if (!offer) return null;
  const per = await getTranslations("catalogue.per");
  return per(offer.period.unit, { unit: offer.unit, count: offer.period.count });
}

async function labelOf(kind: TermPageProps["kind"], preview: TermPreview): Promise<string> {
  const t = await getTranslations("term");
  const amount = preview.amount ?? ZERO;
  const way = amount > ZERO ? "pay" : amount < ZERO ? "getBack" : "free";
  return t(`${kind}.button.${way}`, { amount: await moneyOf(preview, amount) });
}

async function moneyOf({ currency }: TermPreview, amount: Money): Promise<string> {
  return `${formatMoney(amount < ZERO ? toMoney(-amount) : amount, await getLocale())} ${currency}`;
}
