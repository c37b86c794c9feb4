"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { PoolsView } from "@/lib/contracts/delegation-view";
import type { FieldErrors } from "@/lib/contracts/form-state";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import { REASON_MAX } from "@/lib/domain/decision";
import { type Delegation, PERMISSIONS, type Permission } from "@/lib/domain/delegation/authority";
import { exactOf, formatMoney } from "@/lib/format/money";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { MoneyInput } from "../ui/money-input";
import { Textarea } from "../ui/textarea";

type GrantFieldsProps = {
  /** What stands; null for a first grant: the dialog then offers all three, ticked. */
  readonly grant: Delegation | null;
  /** What is taken already, where one reseller is meant. */
  readonly pools: PoolsView | null;
  readonly currency: string;
  readonly errors: FieldErrors;
};

const QUOTAS = [
  { name: "monthlyQuota", kind: "monthly" },
  { name: "oneTimeQuota", kind: "one-time" },
] as const;

export function GrantFields({ grant, pools, currency, errors }: GrantFieldsProps) {
  const t = useTranslations("delegation");
  const [chosen, setChosen] = useState<readonly Permission[]>(grant?.permissions ?? PERMISSIONS);
  const turn = (permission: Permission, ticked: boolean) => setChosen(turned(chosen, permission, ticked));
  return (
    <>
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-1 text-sm font-semibold">{t("grant.permissions")}</legend>
        {PERMISSIONS.map((permission) => (
          <Checkbox
            key={permission}
            id={`grant-${permission}`}
            name="permissions[]"
            value={permission}
            checked={chosen.includes(permission)}
            onChange={(event) => turn(permission, event.target.checked)}
            label={t(`permission.${permission}`)}
            hint={t(`permissionDetail.${permission}`)}
          />
        ))}
      </fieldset>
      {chosen.includes("set-budget") && <Quotas grant={grant} pools={pools} currency={currency} errors={errors} />}
      <UntilField until={grant?.until ?? null} errors={errors} />
      <Field id="grant-reason" label={t("grant.reason")}>
        {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
      </Field>
    </>
  );
}

/** Freezing resources needs freezing accounts: ticking the one ticks, clearing the other clears. */
function turned(chosen: readonly Permission[], permission: Permission, ticked: boolean): readonly Permission[] {
  if (ticked)
    return [...chosen, permission, ...(permission === "freeze-resources" ? (["freeze-account"] as const) : [])];
  const gone: readonly Permission[] =
    permission === "freeze-account" ? ["freeze-account", "freeze-resources"] : [permission];
  return chosen.filter((one) => !gone.includes(one));
}

function Quotas({ grant, pools, currency, errors }: GrantFieldsProps) {
  const t = useTranslations("delegation.grant");
  const locale = useLocale();
  const wrong = useFieldError(errors);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {QUOTAS.map(({ name, kind }) => {
        const taken = pools?.[kind].taken ?? 0n;
        const quota = grant?.[name] ?? null;
        const known =
          pools && taken > 0n ? t("taken", { amount: formatMoney(pools[kind].taken, locale), currency }) : "";
        return (
          <Field key={name} id={name} label={t(name)} hint={`${t("quotaHint")} ${known}`} error={wrong(name)}>
            {(control) => (
              <MoneyInput
                {...control}
                name={name}
                currency={currency}
                defaultValue={quota === null ? "" : exactOf(quota)}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}

type UntilFieldProps = { readonly until: Date | null; readonly errors: FieldErrors };

function UntilField({ until, errors }: UntilFieldProps) {
  const t = useTranslations("delegation.grant");
  const wrong = useFieldError(errors);
  // The grant stands to the end of its last day.
  const day = until === null ? "" : billingDayOf(new Date(until.getTime() - 1));
  return (
    <Field id="until" label={t("until")} hint={t("untilHint")} error={wrong("until")}>
      {(control) => <Input {...control} name="until" type="date" defaultValue={day} className="max-w-52" />}
    </Field>
  );
}

const KNOWN = ["quota-malformed", "quota-out-of-range", "until-malformed"] as const;

function useFieldError(errors: FieldErrors): (field: string) => string | undefined {
  const t = useTranslations("delegation.invalidField");
  return (field) => {
    const [code] = errors[field] ?? [];
    return code && t(KNOWN.find((known) => known === code) ?? "other");
  };
}
