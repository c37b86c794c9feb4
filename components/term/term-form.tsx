import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FilterForm } from "../ui/filter-form";
import { Input } from "../ui/input";
import { Select, type SelectOption } from "../ui/select";

export type TermFormProps = {
  readonly action: string;
  readonly label: string;
  /** What it may become; none where that is not asked. */
  readonly offers: { readonly value: string; readonly options: readonly SelectOption[] } | null;
  /** A whole number, as typed, and what of. */
  readonly number: {
    readonly name: "periods" | "quantity";
    readonly label: string;
    readonly value: string;
    readonly max: number;
    readonly isAmiss: boolean;
  };
};

/** What is asked for; the page answers with its price and verdict. */
export function TermForm({ action, label, offers, number }: TermFormProps) {
  const t = useTranslations("term");
  return (
    <FilterForm action={action} label={label} className="flex flex-wrap items-start gap-4">
      {offers && (
        <div className="w-full sm:w-[28rem]">
          <Field id="offerId" label={t("offer")} required>
            {({ required: _, ...control }) => (
              <Select {...control} name="offerId" defaultValue={offers.value} options={offers.options} />
            )}
          </Field>
        </div>
      )}
      <div className="w-56">
        <Field
          id={number.name}
          label={number.label}
          required
          error={number.isAmiss ? t("notWhole", { max: number.max }) : undefined}
        >
          {({ required: _, ...control }) => (
            <Input {...control} name={number.name} inputMode="numeric" defaultValue={number.value} maxLength={6} />
          )}
        </Field>
      </div>
      <div className="pt-6">
        <Button type="submit">{t("recalculate")}</Button>
      </div>
    </FilterForm>
  );
}
