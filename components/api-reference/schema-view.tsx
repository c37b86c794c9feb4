import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { TEXT_LINK } from "../ui/app-link";
import { RichLine } from "./rich-text";
import { boundsOf, nameOfReference, type Schema } from "./schema";

/** A type in one line: a link for a named one, the choices for a list of words. */
export function TypeText({ schema }: { readonly schema: Schema }) {
  const t = useTranslations("api-reference");
  const { $ref: reference, anyOf, oneOf, enum: words, items, type } = schema;
  if (reference) {
    const name = nameOfReference(reference);
    return (
      <a href={`#schema-${name}`} className={TEXT_LINK}>
        {name}
      </a>
    );
  }
  const choices = anyOf ?? oneOf;
  if (choices) {
    return choices.map((choice, index) => (
      <Fragment key={index}>
        {index > 0 && ` ${t("or")} `}
        <TypeText schema={choice} />
      </Fragment>
    ));
  }
  if (words) return words.map((word) => JSON.stringify(word)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (items) return t.rich("listOf", { item: () => <TypeText schema={items} /> });
  return [type ?? t("any")].flat().join(` ${t("or")} `);
}

type FieldProps = {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  /** Key of its words below "field". */
  readonly path: string;
};

export function Field({ name, schema, required, path }: FieldProps) {
  const t = useTranslations("api-reference");
  const nested = schema.properties ?? schema.items?.properties;
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line py-2 sm:grid-cols-[14rem_1fr]">
      <p className="min-w-0 break-words">
        <code className="font-mono text-sm">{name}</code>
        <span className="ml-2 text-xs text-ink-3">{t(required ? "always" : "optional")}</span>
      </p>
      <div className="min-w-0 text-sm">
        <p className="font-mono text-xs break-words text-ink-2">
          <TypeText schema={schema} />
          <Bounds schema={schema} />
          {schema.default !== undefined && (
            <span className="text-ink-3"> {t("default", { value: JSON.stringify(schema.default) })}</span>
          )}
        </p>
        {schema.description && (
          <p className="text-ink-2">
            <RichLine text={t(`field.${path}`)} />
          </p>
        )}
        {nested && (
          <Fields schema={{ properties: nested, required: (schema.items ?? schema).required ?? [] }} path={path} />
        )}
      </div>
    </li>
  );
}

/** "(1 to 128 characters)". */
function Bounds({ schema }: { readonly schema: Schema }) {
  const t = useTranslations("api-reference");
  const bounds = boundsOf(schema).map(({ kind, unit, ...limits }) =>
    t(`bounds.${kind}`, { ...limits, unit: t(`unit.${unit}`) }).trim(),
  );
  return bounds.length > 0 && <span className="text-ink-3"> ({bounds.join(", ")})</span>;
}

type FieldsProps = { readonly schema: Schema; readonly path: string };

export function Fields({ schema, path }: FieldsProps) {
  return (
    <ul className="border-t border-line">
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <Field
          key={name}
          name={name}
          schema={field}
          required={schema.required?.includes(name) ?? false}
          path={`${path}/${name}`}
        />
      ))}
    </ul>
  );
}
