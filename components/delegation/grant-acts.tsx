"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { DelegationView, RevocationPreview } from "@/lib/contracts/delegation-view";
import { REASON_MAX } from "@/lib/domain/decision";
import { formatMoney } from "@/lib/format/money";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { type DelegationAction, DelegationDialog } from "./delegation-dialog";
import { GrantFields } from "./grant-fields";

type GrantActsProps = {
  readonly delegation: Pick<DelegationView, "reseller" | "currency" | "grant" | "pools">;
  /** Null while nothing is granted. */
  readonly preview: RevocationPreview | null;
  readonly grant: DelegationAction;
  readonly revoke: DelegationAction;
};

/** Grant, change and revoke, for whoever may. */
export function GrantActs({ delegation, preview, grant, revoke }: GrantActsProps) {
  const t = useTranslations("delegation");
  const [done, setDone] = useState<"grant" | "revoke" | null>(null);
  const { reseller, currency, pools } = delegation;
  const isGranted = delegation.grant.permissions.length > 0;
  const known = (
    <>
      <input type="hidden" name="resellerId" value={reseller.id} />
      <input type="hidden" name="version" value={delegation.grant.version} />
    </>
  );
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <DelegationDialog
          trigger={t(isGranted ? "grant.change" : "grant.open")}
          triggerVariant={isGranted ? "secondary" : "primary"}
          title={t(isGranted ? "grant.changeTitle" : "grant.title", { name: reseller.name })}
          description={t("grant.description")}
          action={grant}
          onDone={() => setDone("grant")}
        >
          {(errors) => (
            <>
              {known}
              <GrantFields
                key={delegation.grant.version}
                grant={isGranted ? delegation.grant : null}
                pools={pools}
                currency={currency}
                errors={errors}
              />
              <div>
                <SubmitButton>{t(isGranted ? "grant.submitChange" : "grant.submit")}</SubmitButton>
              </div>
            </>
          )}
        </DelegationDialog>
        {preview && (
          <DelegationDialog
            trigger={t("revoke.open")}
            title={t("revoke.title", { name: reseller.name })}
            description={t("revoke.description")}
            action={revoke}
            onDone={() => setDone("revoke")}
          >
            {() => (
              <>
                {known}
                <Field id="revoke-reason" label={t("grant.reason")}>
                  {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
                </Field>
                <RevocationConsequence preview={preview} currency={currency} />
              </>
            )}
          </DelegationDialog>
        )}
      </div>
      <div aria-live="polite">{done && <Notice kind="done">{t(`${done}.done`)}</Notice>}</div>
    </div>
  );
}

type ConsequenceProps = { readonly preview: RevocationPreview; readonly currency: string };

function RevocationConsequence({ preview, currency }: ConsequenceProps) {
  const t = useTranslations("delegation.revoke");
  const locale = useLocale();
  const { customers, budgets, pools, frozen, recalled, requests } = preview;
  const count = budgets.monthly + budgets["one-time"];
  const told = { count, monthly: budgets.monthly, oneTime: budgets["one-time"] };
  const taken = (kind: "monthly" | "one-time", label: string) =>
    pools[kind].quota === null ? [] : [{ figure: formatMoney(pools[kind].taken, locale), label }];
  const counted = (key: "superseded" | "pending" | "recalled", figure: number) =>
    figure > 0 ? [{ figure: String(figure), label: t(key, { count: figure }) }] : [];
  return (
    <ConfirmConsequence
      title={t("consequence")}
      consequences={[
        { figure: String(customers), label: t("customers", { count: customers }) },
        { figure: String(count), label: t("budgets", told) },
        { figure: String(frozen), label: t("frozen", { count: frozen }) },
        ...taken("monthly", t("monthly", { currency })),
        ...taken("one-time", t("oneTime", { currency })),
        ...counted("superseded", requests.superseded),
        ...counted("pending", requests.pending),
        ...counted("recalled", recalled),
      ]}
      acknowledgement={t("read")}
      confirmLabel={t("submit")}
    />
  );
}
