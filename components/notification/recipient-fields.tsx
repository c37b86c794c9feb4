import { useTranslations } from "next-intl";
import type { FieldErrors } from "@/lib/contracts/form-state";
import type { ChoiceRow, RecipientLine } from "@/lib/contracts/notification-view";
import type { WayObstacle } from "@/lib/domain/notification/hearing";
import { LOCALE_NAMES, LOCALES } from "@/lib/format/locale";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { ChoiceTable } from "./choice-table";

export type RecipientFieldsProps = {
  readonly id: string;
  /** Null: a new one, whose address is asked too. */
  readonly recipient: RecipientLine | null;
  readonly rows: readonly ChoiceRow[];
  readonly zones: readonly string[];
  readonly ownZone: string;
  readonly smsObstacle: WayObstacle | null;
  readonly errors: FieldErrors;
};

const LANGUAGES = LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }));

/** Who is told, in which language and time, and of what. */
export function RecipientFields(props: RecipientFieldsProps) {
  const { id, recipient, rows, zones, ownZone, smsObstacle, errors } = props;
  const t = useTranslations("notification");
  const wrong = (name: string) => (errors[name] ? t(`invalid.${name}`) : undefined);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id={`${id}-name`} label={t("recipient.name")} error={wrong("name")} required>
          {(control) => (
            <Input {...control} name="name" autoComplete="off" maxLength={100} defaultValue={recipient?.name ?? ""} />
          )}
        </Field>
        {recipient === null && (
          <Field id={`${id}-email`} label={t("recipient.email")} error={wrong("email")} required>
            {(control) => <Input {...control} name="email" type="email" autoComplete="off" maxLength={254} />}
          </Field>
        )}
        <Field id={`${id}-phone`} label={t("phone")} hint={t("recipient.phoneHint")} error={wrong("phone")}>
          {(control) => (
            <Input
              {...control}
              name="phone"
              type="tel"
              autoComplete="off"
              maxLength={40}
              defaultValue={recipient?.phone ?? ""}
            />
          )}
        </Field>
        <Field id={`${id}-language`} label={t("recipient.language")} required>
          {(control) => (
            <Select {...control} name="language" defaultValue={recipient?.language ?? "en"} options={LANGUAGES} />
          )}
        </Field>
        <Field id={`${id}-zone`} label={t("recipient.timeZone")} error={wrong("timeZone")} required>
          {(control) => (
            <Select
              {...control}
              name="timeZone"
              defaultValue={recipient?.timeZone ?? ownZone}
              options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            />
          )}
        </Field>
      </div>
      <ChoiceTable id={id} rows={rows} otherwise={null} smsObstacle={smsObstacle} />
    </>
  );
}
