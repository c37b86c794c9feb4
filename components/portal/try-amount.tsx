import { useTranslations } from "next-intl";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FilterForm } from "../ui/filter-form";
import { MoneyInput } from "../ui/money-input";

export type TryAmountProps = {
  readonly action: string;
  readonly currency: string;
  /** As typed, kept in the address; empty: none. */
  readonly given: string;
  readonly malformed: boolean;
  /** The amount in the reader's form; null: none was asked. */
  readonly shown: string | null;
};

/** Asks the same verdicts again for an order of an amount. */
export function TryAmount({ action, currency, given, malformed, shown }: TryAmountProps) {
  const t = useTranslations("portal.eligibility.tryAmount");
  return (
    <div className="flex flex-col gap-2">
      <FilterForm action={action} label={t("label")} className="flex flex-wrap items-end gap-3">
        <div className="w-64">
          <Field id="amount" label={t("field")} required error={malformed ? t("malformed", { given }) : undefined}>
            {({ required: _, ...control }) => (
              <MoneyInput {...control} name="amount" currency={currency} defaultValue={given} maxLength={20} />
            )}
          </Field>
        </div>
        <Button type="submit">{t("apply")}</Button>
      </FilterForm>
      {shown && (
        <p className="text-sm text-ink-2">
          {t("shown", { amount: shown, currency })}{" "}
          <AppLink href={action} className={TEXT_LINK}>
            {t("clear")}
          </AppLink>
        </p>
      )}
    </div>
  );
}
