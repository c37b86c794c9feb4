"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FOLLOW_BROWSER } from "@/lib/contracts/follow-browser";
import type { FormState } from "@/lib/contracts/form-state";
import { LOCALE_NAMES, LOCALES } from "@/lib/format/locale";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

type ProfileFormProps = {
  readonly profile: { readonly name: string; readonly language: string; readonly timeZone: string };
  readonly zones: readonly string[];
  readonly action: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
};

export function ProfileForm({ profile, zones, action }: ProfileFormProps) {
  const t = useTranslations("profile");
  const languages = [
    { value: FOLLOW_BROWSER, label: t("languageOfBrowser") },
    ...LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale] })),
  ];
  const [state, submit] = useActionState(action, { status: "idle" });
  const errorOf = (field: string) =>
    state.status === "invalid" && state.fieldErrors[field] ? t(`invalid.${field}`) : undefined;
  return (
    <form action={submit} key={JSON.stringify(profile)} className="flex max-w-md flex-col gap-4">
      {state.status === "saved" && (
        <Notice kind="done" live="status">
          {t("saved")}
        </Notice>
      )}
      <Field id="profile-name" label={t("name")} error={errorOf("name")} required>
        {(control) => (
          <Input {...control} name="name" autoComplete="name" maxLength={100} defaultValue={profile.name} />
        )}
      </Field>
      <Field id="profile-language" label={t("language")} required>
        {(control) => <Select {...control} name="language" defaultValue={profile.language} options={languages} />}
      </Field>
      <Field id="profile-zone" label={t("timeZone")} hint={t("timeZoneHint")} error={errorOf("timeZone")} required>
        {(control) => (
          <Select
            {...control}
            name="timeZone"
            defaultValue={profile.timeZone}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          />
        )}
      </Field>
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </form>
  );
}
