import { useTranslations } from "next-intl";
import type { FieldErrors } from "@/lib/contracts/form-state";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import type { Money } from "@/lib/domain/money/money";
import { MESSAGE_MAX } from "@/lib/domain/restriction/cause";
import { exactOf } from "@/lib/format/money";
import { originWords } from "@/lib/format/sign";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { MoneyInput } from "../ui/money-input";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";
import { useWording } from "../ui/use-wording";
import type { RequestDraft } from "./draft";

type RequestFieldsProps = {
  /** Unique on the page; begins every control's id. */
  readonly id: string;
  readonly draft: RequestDraft;
  readonly currency: string;
  /** Causes there are to lift. */
  readonly origins: RequestDraft["origins"];
  readonly errors: FieldErrors;
};

/** The values of one kind of request, as proposed or as they will be done. */
export function RequestFields(props: RequestFieldsProps) {
  const { draft } = props;
  return (
    <>
      <input type="hidden" name="kind" value={draft.kind} />
      <KindFields {...props} />
    </>
  );
}

function KindFields(props: RequestFieldsProps) {
  const { id, draft, origins } = props;
  switch (draft.kind) {
    case "activate":
    case "adjust-budget":
      return <BudgetFields {...props} />;
    case "permission":
      return (
        <>
          <PermissionTicks id={id} draft={draft} />
          <QuotaFields {...props} />
        </>
      );
    case "quota":
      return <QuotaFields {...props} />;
    case "lift":
    case "allow-pay-per-use":
      return (
        <>
          <OriginTicks id={id} draft={draft} origins={origins} />
          <MessageField id={id} draft={draft} />
        </>
      );
    default:
      return <MessageField id={id} draft={draft} />;
  }
}

function BudgetFields({ id, draft, currency, errors }: RequestFieldsProps) {
  const t = useTranslations("request.field");
  const budget = useTranslations("budget");
  return (
    <>
      <MoneyField id={`${id}-amount`} name="amount" required {...{ currency, errors }} value={draft.amount} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id={`${id}-type`} label={t("type")} required>
          {(control) => (
            <Select
              {...control}
              name="type"
              defaultValue={draft.type}
              options={BUDGET_TYPES.map((value) => ({ value, label: budget(`type.${value}`) }))}
            />
          )}
        </Field>
        <Field id={`${id}-action`} label={t("action")} required>
          {(control) => (
            <Select
              {...control}
              name="action"
              defaultValue={draft.action}
              options={EXHAUSTION_ACTIONS.map((value) => ({ value, label: budget(`action.${value}`) }))}
            />
          )}
        </Field>
      </div>
    </>
  );
}

function QuotaFields({ id, draft, currency, errors }: RequestFieldsProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <MoneyField id={`${id}-monthly`} name="monthlyQuota" {...{ currency, errors }} value={draft.monthlyQuota} />
      <MoneyField id={`${id}-one-time`} name="oneTimeQuota" {...{ currency, errors }} value={draft.oneTimeQuota} />
    </div>
  );
}

type MoneyFieldProps = Pick<RequestFieldsProps, "id" | "currency" | "errors"> & {
  readonly name: "amount" | "monthlyQuota" | "oneTimeQuota";
  readonly value: Money | null;
  readonly required?: boolean;
};

function MoneyField({ id, name, currency, errors, value, required = false }: MoneyFieldProps) {
  const t = useTranslations("request");
  return (
    <Field
      id={id}
      label={t(`field.${name}`)}
      required={required}
      error={(errors[name] ?? errors["wish"]) && t("invalidAmount")}
    >
      {(control) => (
        <MoneyInput {...control} name={name} currency={currency} defaultValue={value === null ? "" : exactOf(value)} />
      )}
    </Field>
  );
}

function OriginTicks({ id, draft, origins }: Pick<RequestFieldsProps, "id" | "draft" | "origins">) {
  const t = useTranslations("request.field");
  const say = useWording();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{t("origins")}</legend>
      {origins.map((origin) => (
        <Checkbox
          key={origin}
          id={`${id}-${origin}`}
          name="origins[]"
          value={origin}
          defaultChecked={draft.origins.includes(origin)}
          label={say(originWords(origin))}
        />
      ))}
    </fieldset>
  );
}

function PermissionTicks({ id, draft }: Pick<RequestFieldsProps, "id" | "draft">) {
  const t = useTranslations("request.field");
  const permissionName = useTranslations("delegation.permission");
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{t("permissions")}</legend>
      {PERMISSIONS.map((permission) => (
        <Checkbox
          key={permission}
          id={`${id}-${permission}`}
          name="permissions[]"
          value={permission}
          defaultChecked={draft.permissions.includes(permission)}
          label={permissionName(permission)}
        />
      ))}
    </fieldset>
  );
}

function MessageField({ id, draft }: Pick<RequestFieldsProps, "id" | "draft">) {
  const t = useTranslations("request.field");
  return (
    <Field id={`${id}-message`} label={t("message")} hint={t("messageHint")}>
      {(control) => (
        <Textarea
          {...control}
          name="messageToCustomer"
          defaultValue={draft.messageToCustomer ?? ""}
          maxLength={MESSAGE_MAX}
          rows={2}
        />
      )}
    </Field>
  );
}
