"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldErrors } from "@/lib/contracts/form-state";
import type { WebhookRow } from "@/lib/contracts/webhook";
import type { Topic } from "@/lib/domain/notification/topic";
import { WEBHOOK_NAME_MAX, WEBHOOK_URL_MAX } from "@/lib/domain/webhook/webhook";
import { LOCALE_NAMES, LOCALES } from "@/lib/format/locale";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { RadioCards } from "../ui/radio-cards";
import { Select } from "../ui/select";

type WebhookFieldsProps = {
  /** Null: a new one. */
  readonly webhook: WebhookRow | null;
  /** Those its company ever hears of. */
  readonly topics: readonly Topic[];
  readonly language: string;
  readonly errors: FieldErrors;
};

/** Name, address, language and what is posted. */
export function WebhookFields({ webhook, topics, language, errors }: WebhookFieldsProps) {
  const t = useTranslations("webhook");
  const isNew = webhook === null;
  return (
    <>
      <Field
        id="webhook-name"
        label={t("name")}
        hint={t("nameHint")}
        error={errors["name"] && t("nameInvalid")}
        required
      >
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={webhook?.name}
            maxLength={WEBHOOK_NAME_MAX}
            autoComplete="off"
          />
        )}
      </Field>
      <Field
        id="webhook-url"
        label={t("url")}
        hint={isNew ? t("urlHint") : t("urlKeep")}
        error={errors["url"] && t("urlInvalid")}
        required={isNew}
      >
        {(control) => (
          <Input
            {...control}
            name="url"
            type="url"
            placeholder={webhook?.address}
            maxLength={WEBHOOK_URL_MAX}
            autoComplete="off"
          />
        )}
      </Field>
      <Field id="webhook-language" label={t("language")} error={errors["language"] && t("languageInvalid")} required>
        {(control) => (
          <Select
            {...control}
            name="language"
            defaultValue={webhook?.language ?? language}
            options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          />
        )}
      </Field>
      <TopicFields chosen={webhook?.topics ?? null} topics={topics} />
    </>
  );
}

type TopicFieldsProps = {
  /** Null: every topic. */
  readonly chosen: readonly Topic[] | null;
  readonly topics: readonly Topic[];
};

function TopicFields({ chosen, topics }: TopicFieldsProps) {
  const [t, topic] = [useTranslations("webhook"), useTranslations("notification.topic")];
  const [hears, setHears] = useState(chosen === null ? "everything" : "topics");
  return (
    <div className="flex flex-col gap-3">
      <RadioCards
        name="hears"
        legend={t("hears.title")}
        defaultValue={hears}
        onValueChange={setHears}
        options={[
          { value: "everything", label: t("hears.everything") },
          { value: "topics", label: t("hears.topics") },
        ]}
        columns={2}
      />
      {hears === "topics" && (
        <fieldset className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          <legend className="sr-only">{t("topics")}</legend>
          {topics.map((one) => (
            <Checkbox
              key={one}
              id={`webhook-topic-${one}`}
              name="topics[]"
              value={one}
              defaultChecked={chosen?.includes(one)}
              label={topic(one)}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
