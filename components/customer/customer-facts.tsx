"use client";

import { Eye, EyeOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { maskEmail, maskPhone } from "@/lib/format/mask";
import { Button } from "../ui/button";
import { CopyId } from "../ui/copy-id";
import { DefinitionList } from "../ui/definition-list";

type CustomerFactsProps = {
  readonly customer: Pick<CustomerDetails, "reseller" | "email" | "phone" | "associatedAt" | "accounts">;
};

export function CustomerFacts({ customer }: CustomerFactsProps) {
  const t = useTranslations("customer.facts");
  const locale = useLocale();
  const { reseller, email, phone, associatedAt, accounts } = customer;
  return (
    <DefinitionList
      items={[
        { id: "reseller", term: t("reseller"), value: reseller?.name ?? t("own") },
        {
          id: "email",
          term: t("email"),
          value: <Masked value={email} masked={email && maskEmail(email)} of={t("email")} />,
        },
        {
          id: "phone",
          term: t("phone"),
          value: <Masked value={phone} masked={phone && maskPhone(phone)} of={t("phone")} />,
        },
        { id: "associated", term: t("associated"), value: formatInstant(associatedAt, { zone: BILLING_ZONE, locale }) },
        {
          id: "accounts",
          term: t("accounts"),
          value:
            accounts.length === 0 ? (
              <span className="text-ink-2">{t("noAccounts")}</span>
            ) : (
              <ul>
                {accounts.map(({ accountId, name }) => (
                  <li key={accountId} className="flex flex-wrap items-center gap-x-3">
                    <CopyId value={accountId} label={t("accounts")} />
                    {name && <span className="text-xs text-ink-3">{name}</span>}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

type MaskedProps = { readonly value: string | null; readonly masked: string | null; readonly of: string };

function Masked({ value, masked, of }: MaskedProps) {
  const t = useTranslations("customer.facts");
  const [shown, setShown] = useState(false);
  if (value === null) return <>–</>;
  return (
    <span className="inline-flex items-center gap-2">
      <span className="break-all">{shown ? value : masked}</span>
      <Button
        variant="quiet"
        size="icon"
        className="size-6"
        aria-pressed={shown}
        aria-label={`${shown ? t("hide") : t("show")}: ${of}`}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </Button>
    </span>
  );
}
