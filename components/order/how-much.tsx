import { useTranslations } from "next-intl";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import { PERIODS_MAX, QUANTITY_MAX } from "@/lib/domain/order/quote";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FilterForm } from "../ui/filter-form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

export type HowMuchProps = {
  readonly action: string;
  readonly offer: OfferLine;
  /** As typed, kept in the address. */
  readonly given: { readonly periods: string; readonly quantity: string; readonly account: string };
  /** Fields that hold no number of use. */
  readonly amiss: readonly string[];
  readonly accounts: readonly string[];
  /** What else stands in the address and shall stay. */
  readonly kept?: Readonly<Record<string, string>>;
};

/** What is asked for; the page answers with its price and verdict. */
export function HowMuch({ action, offer, given, amiss, accounts, kept = {} }: HowMuchProps) {
  const t = useTranslations("order.place");
  const terms = useTranslations("order.term");
  const { period } = offer;
  const month = period.unit === "year" ? "year" : "month";
  const labels = {
    periods: t("periods", { period: terms(month, { count: period.count }) }),
    quantity: t("quantity", { unit: offer.unit }),
  };
  const errorOf = (name: "periods" | "quantity", max: number) =>
    amiss.includes(name) ? t("notWhole", { max }) : undefined;
  return (
    <FilterForm action={action} label={t("howMuch")} className="flex flex-wrap items-start gap-4">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="w-56">
        <Field id="periods" label={labels.periods} required error={errorOf("periods", PERIODS_MAX)}>
          {({ required: _, ...control }) => (
            <Input {...control} name="periods" inputMode="numeric" defaultValue={given.periods} maxLength={6} />
          )}
        </Field>
      </div>
      <div className="w-56">
        <Field id="quantity" label={labels.quantity} required error={errorOf("quantity", QUANTITY_MAX)}>
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
