import { useTranslations } from "next-intl";
import { QUANTITY_MAX } from "@/lib/domain/order/quote";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FilterForm } from "../ui/filter-form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

export type HowManyProps = {
  readonly action: string;
  /** What is counted. */
  readonly unit: string;
  /** As typed, kept in the address. */
  readonly given: { readonly quantity: string; readonly account: string };
  /** Whether the quantity is a number of use. */
  readonly isWhole: boolean;
  readonly accounts: readonly string[];
};

/** What is asked for; the page answers with its price and verdict. */
export function HowMany({ action, unit, given, isWhole, accounts }: HowManyProps) {
  const t = useTranslations("enabling");
  return (
    <FilterForm action={action} label={t("howMany")} className="flex flex-wrap items-start gap-4">
      <div className="w-56">
        <Field
          id="quantity"
          label={t("quantity", { unit })}
          required
          error={isWhole ? undefined : t("notWhole", { max: QUANTITY_MAX })}
        >
          {({ required: _, ...control }) => (
            <Input {...control} name="quantity" inputMode="numeric" defaultValue={given.quantity} maxLength={6} />
          )}
        </Field>
      </div>
      {accounts.length > 1 && (
        <div className="w-72">
          <Field id="account" label={t("account")} required>
            {({ required: _, ...control }) => (
              <Select
                {...control}
                name="account"
                defaultValue={given.account}
                options={[
                  { value: "", label: t("chooseAccount") },
                  ...accounts.map((account) => ({ value: account, label: account })),
                ]}
              />
            )}
          </Field>
        </div>
      )}
      <div className="pt-6">
        <Button type="submit">{t("recalculate")}</Button>
      </div>
    </FilterForm>
  );
}
