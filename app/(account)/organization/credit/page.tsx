import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CreditFigures } from "@/components/credit/credit-figures";
import { CreditRuleForm } from "@/components/credit/credit-rule-form";
import { CreditSheetForm } from "@/components/credit/credit-sheet-form";
import { CreditTable } from "@/components/credit/credit-table";
import { RecordCreditForm } from "@/components/credit/record-credit-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import type { CreditView } from "@/lib/contracts/credit";
import { getCredit } from "@/lib/data/credit/get-credit";
import { issuePermit } from "@/lib/domain/access/permit";
import { isUsedUp, leftOf, usedOf } from "@/lib/domain/credit/credit";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";
import { importCreditsAction, recordCreditAction, setCreditRuleAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credit"))("title") };
}

export default async function CreditPage() {
  const permit = await requirePermit("credit.read");
  const { actor } = permit;
  const [credit, t] = [await getCredit(permit), await getTranslations("credit")];
  const mayRecord = issuePermit(actor, "credit.record") !== null;
  const mayRule = issuePermit(actor, "credit-rule.set") !== null;
  const at = actor.company.kind === "reseller" ? "reseller" : "distributor";
  return (
    <>
      <PageHeader title={t(`titleOf.${at}`)} answer={await answerOf(credit)} />
      <div className="flex flex-col gap-10">
        {credit.newest ? (
          <CreditFigures record={credit.newest} currency={credit.currency} />
        ) : (
          <EmptyState title={t("empty")}>{t(`emptyNext.${at}`)}</EmptyState>
        )}
        <Section title={t("rule.title")}>
          <CreditRuleForm
            key={String(credit.heeded !== null)}
            heeded={credit.heeded}
            usedUp={credit.newest !== null && isUsedUp(credit.newest)}
            customers={credit.customers}
            action={mayRule ? setCreditRuleAction : null}
          />
        </Section>
        {mayRecord && (
          <div className="grid gap-10 lg:grid-cols-2">
            <Section title={t("record.title")}>
              <RecordCreditForm currency={credit.currency} now={nowOf()} action={recordCreditAction} />
            </Section>
            <Section title={t("sheet.title")}>
              <CreditSheetForm action={importCreditsAction} />
            </Section>
          </div>
        )}
        {credit.records.length > 0 && (
          <Section title={t("records.title")}>
            <CreditTable records={credit.records} currency={credit.currency} />
          </Section>
        )}
      </div>
    </>
  );
}

async function answerOf({ newest, currency }: CreditView): Promise<string> {
  const [t, locale] = [await getTranslations("credit"), await getLocale()];
  if (newest === null) return t("answer.none");
  const used = usedOf(newest);
  return t(isUsedUp(newest) ? "answer.usedUp" : "answer.left", {
    percent: formatPercent(used, newest.quota),
    used: formatMoney(used, locale),
    quota: formatMoney(newest.quota, locale),
    left: formatMoney(leftOf(newest), locale),
    currency,
    asOf: formatInstant(newest.asOf, { zone: BILLING_ZONE, locale }),
  });
}

/** This minute in GMT+08:00, as a field of the browser takes it. */
function nowOf(): string {
  return new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 16);
}
