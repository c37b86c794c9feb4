import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AnswerActs } from "@/components/association/answer-acts";
import { AskAct } from "@/components/association/ask-act";
import { CheckList } from "@/components/association/check-list";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { DisassociationCheck } from "@/lib/contracts/association-view";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { checkDisassociation } from "@/lib/data/association/check-disassociation";
import { issuePermit } from "@/lib/domain/access/permit";
import { usedOf } from "@/lib/domain/budget/budget";
import type { Money } from "@/lib/domain/money/money";
import { formatCountdown } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import {
  approveDisassociationAction,
  askDisassociationAction,
  rejectDisassociationAction,
  withdrawDisassociationAction,
} from "../../../../disassociation/actions";
import { loadCustomer } from "../load-customer";

type Props = { readonly params: Promise<{ readonly customerId: string }> };

export default async function CustomerAssociationPage({ params }: Props) {
  const { customer, actor, at } = await loadCustomer((await params).customerId);
  const asking = issuePermit(actor, "disassociation.ask");
  const check = asking && (await checkDisassociation(asking, customer.id, at));
  const t = await getTranslations("association");
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      <Section title={t("ask.title")}>
        {check ? (
          <Ending customer={customer} check={check} at={at} />
        ) : (
          <p className="text-ink-2">{t("administrators")}</p>
        )}
      </Section>
      {issuePermit(actor, "customer.move") && (
        <Section title={t("move.section")}>
          <p className="text-ink-2">{t("move.sectionText")}</p>
          <div>
            <LinkButton href={`/customers/move?customers=${customer.id}`} size="sm">
              {t("move.open")}
            </LinkButton>
          </div>
        </Section>
      )}
    </div>
  );
}

type EndingProps = { readonly customer: CustomerDetails; readonly check: DisassociationCheck; readonly at: Date };

async function Ending({ customer, check, at }: EndingProps): Promise<ReactNode> {
  const [t, locale] = [await getTranslations("association"), await getLocale()];
  const { side, waiting, decision } = check;
  if (side === null)
    return <p className="text-ink-2">{t("check.theirs", { partner: customer.reseller?.name ?? "" })}</p>;
  if (waiting) {
    const age = formatCountdown(at, waiting.askedAt, locale);
    return (
      <>
        <p className="flex flex-wrap items-center gap-2">
          {t(`asked.${waiting.side}`)}
          <Badge tone="warn">{t(`state.${waiting.state}`)}</Badge>
          <span className="text-sm text-ink-2">{t("list.since", { age })}</span>
        </p>
        <p className="break-words">{waiting.reason}</p>
        <AnswerActs
          disassociationId={waiting.id}
          isAsker={waiting.side === side}
          approve={approveDisassociationAction}
          reject={rejectDisassociationAction}
          withdraw={withdrawDisassociationAction}
        />
      </>
    );
  }
  return (
    <>
      <CheckList
        decision={decision}
        ways={await waysOf(customer.id)}
        againHref={`/customers/${customer.id}/association`}
      />
      <p className="text-sm text-ink-2">{t("check.limit", { count: check.recent, max: check.max })}</p>
      {decision.allowed && (
        <AskAct customerId={customer.id} consequences={await consequencesOf(customer)} ask={askDisassociationAction} />
      )}
    </>
  );
}

async function waysOf(customerId: string) {
  const t = await getTranslations("association.check.way");
  return {
    "association.manually-frozen": { href: `/customers/${customerId}/restriction`, label: t("lift") },
    "association.requests-waiting": { href: `/requests?state=pending&customer=${customerId}`, label: t("requests") },
    "association.commitment-valid": { href: `/customers/${customerId}`, label: t("overview") },
  };
}

async function consequencesOf(customer: CustomerDetails) {
  const [t, locale] = [await getTranslations("association.ask"), await getLocale()];
  const money = (amount: Money) => `${formatMoney(amount, locale)} ${customer.currency}`;
  const count = customer.causes.length + customer.blocks.length;
  return [
    customer.budget
      ? { figure: money(customer.budget.amount), label: t("budgetEnds") }
      : { figure: null, label: t("nothingBought") },
    ...(customer.reseller && customer.budget ? [{ figure: money(usedOf(customer)), label: t("spentStays") }] : []),
    ...(count > 0 ? [{ figure: String(count), label: t("causesEnd", { count }) }] : []),
  ];
}
