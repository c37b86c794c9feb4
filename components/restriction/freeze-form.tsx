"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { RestrictionPreviews } from "@/lib/contracts/restriction-act";
import type { Money } from "@/lib/domain/money/money";
import type { RestrictionPreview } from "@/lib/domain/purchase/restriction-preview";
import { FREEZE_LEVELS, type FreezeLevel } from "@/lib/domain/restriction/freeze";
import { needsSecondPerson, type Timing } from "@/lib/domain/restriction/waiting-act";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { Notice } from "../ui/notice";
import { RadioCards } from "../ui/radio-cards";
import { ActFields } from "./act-fields";
import { Agreement } from "./agreement";
import { PreviewOutcome } from "./preview-outcome";
import { TimingFields } from "./timing-fields";

export type FreezeFacts = {
  readonly currency: string;
  readonly accounts: number;
  /** Mean of the month's complete days; null when none is complete. */
  readonly perDay: Money | null;
  readonly spent: Money;
  readonly isProtected: boolean;
  readonly previews: RestrictionPreviews["freeze"];
};

type FreezeFormProps = {
  readonly customerId: string;
  readonly facts: FreezeFacts;
  /** Levels above the one in force by a person's hand. */
  readonly levels: readonly FreezeLevel[];
  readonly recall: ReactNode;
};

const TIMINGS: Record<FreezeLevel, readonly [Timing, ...Timing[]]> = {
  account: ["now", "scheduled"],
  "account-and-resources": ["delayed", "now", "scheduled"],
};

export function FreezeForm({ customerId, facts, levels, recall }: FreezeFormProps) {
  const t = useTranslations("restriction");
  const [level, setLevel] = useState<FreezeLevel>(levels[0] ?? "account");
  const [timing, setTiming] = useState<Timing>(TIMINGS[level][0]);
  const choose = (value: string) => {
    const next = FREEZE_LEVELS.find((known) => known === value) ?? "account";
    setLevel(next);
    setTiming(TIMINGS[next][0]);
  };
  const preview = facts.previews[level];
  return (
    <>
      <RadioCards
        name="level"
        legend={t("freeze.level")}
        defaultValue={level}
        onValueChange={choose}
        options={levels.map((value) => ({
          value,
          label: t(`freeze.submit.${value}`),
          detail: t(`levelDetail.${value}`),
        }))}
      />
      <TimingFields key={`when-${level}`} id="freeze" timings={TIMINGS[level]} timing={timing} onChange={setTiming} />
      {needsSecondPerson(level, facts.isProtected) && <Notice>{t("timing.protected")}</Notice>}
      <PreviewOutcome customerId={customerId} currency={facts.currency} preview={preview} about={level} />
      <ActFields id="freeze" customerId={customerId} recall={recall} />
      {level === "account-and-resources" && <Agreement />}
      <Consequences key={level} level={level} facts={facts} preview={preview} />
    </>
  );
}

type ConsequencesProps = {
  readonly level: FreezeLevel;
  readonly facts: FreezeFacts;
  readonly preview: RestrictionPreview;
};

function Consequences({ level, facts, preview }: ConsequencesProps) {
  const t = useTranslations("restriction.freeze");
  const locale = useLocale();
  const { currency, accounts, perDay, spent } = facts;
  const { deletionDueAt } = preview;
  const money = (amount: Money) => `${formatMoney(amount, locale)} ${currency}`;
  const costs =
    perDay === null
      ? { figure: money(spent), label: t(`spent.${level}`) }
      : { figure: money(perDay), label: t(`perDay.${level}`) };
  const due = deletionDueAt && {
    figure: formatDate(deletionDueAt, { zone: BILLING_ZONE, locale }),
    label: t("dueAfter"),
  };
  return (
    <ConfirmConsequence
      title={t("consequence")}
      consequences={[
        { figure: String(accounts), label: t(`accounts.${level}`, { count: accounts }) },
        costs,
        ...(due ? [due] : []),
      ]}
      acknowledgement={t("read")}
      confirmLabel={t(`submit.${level}`)}
    />
  );
}
