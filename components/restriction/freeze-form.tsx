"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Money } from "@/lib/domain/money/money";
import { FREEZE_LEVELS, type FreezeLevel } from "@/lib/domain/restriction/freeze";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { RadioCards } from "../ui/radio-cards";
import { ActFields } from "./act-fields";
import { Agreement } from "./agreement";
import { ImpactTable } from "./impact-table";

export type FreezeFacts = {
  readonly currency: string;
  readonly accounts: number;
  /** Mean of the month's complete days; null when none is complete. */
  readonly perDay: Money | null;
  readonly spent: Money;
  /** Where a freeze of resources ordered now would be due for deletion. */
  readonly deletionDueAt: Date;
};

type FreezeFormProps = {
  readonly customerId: string;
  readonly facts: FreezeFacts;
  /** Levels above the one in force by a person's hand. */
  readonly levels: readonly FreezeLevel[];
  readonly recall: ReactNode;
};

export function FreezeForm({ customerId, facts, levels, recall }: FreezeFormProps) {
  const t = useTranslations("restriction");
  const [level, setLevel] = useState<FreezeLevel>(levels[0] ?? "account");
  return (
    <>
      <RadioCards
        name="level"
        legend={t("freeze.level")}
        defaultValue={level}
        onValueChange={(value) => setLevel(FREEZE_LEVELS.find((known) => known === value) ?? "account")}
        options={levels.map((value) => ({ value, label: t(`level.${value}`), detail: t(`levelDetail.${value}`) }))}
      />
      <ImpactTable level={level} />
      <ActFields id="freeze" customerId={customerId} recall={recall} />
      {level === "account-and-resources" && <Agreement />}
      <Consequences key={level} level={level} facts={facts} />
    </>
  );
}

function Consequences({ level, facts }: { readonly level: FreezeLevel; readonly facts: FreezeFacts }) {
  const t = useTranslations("restriction.freeze");
  const locale = useLocale();
  const { currency, accounts, perDay, spent, deletionDueAt } = facts;
  const money = (amount: Money) => `${formatMoney(amount, locale)} ${currency}`;
  const costs =
    perDay === null
      ? { figure: money(spent), label: t(`spent.${level}`) }
      : { figure: money(perDay), label: t(`perDay.${level}`) };
  const due = { figure: formatDate(deletionDueAt, { zone: BILLING_ZONE, locale }), label: t("deletionDue") };
  return (
    <ConfirmConsequence
      title={t("consequence")}
      consequences={[
        { figure: String(accounts), label: t(`accounts.${level}`, { count: accounts }) },
        costs,
        ...(level === "account-and-resources" ? [due] : []),
      ]}
      acknowledgement={t("read")}
      confirmLabel={t(`submit.${level}`)}
    />
  );
}
