import { Fragment } from "react";
import { TEXT_LINK } from "../ui/app-link";
import { RichLine } from "./rich-text";
import { boundsOf, nameOfReference, type Schema } from "./schema";

/** A type in one line: a link for a named one, the choices for a list of words. */
export function TypeText({ schema }: { readonly schema: Schema }) {
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
        {index > 0 && " or "}
        <TypeText schema={choice} />
      </Fragment>
    ));
  }
  if (words) return words.map((word) => JSON.stringify(word)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (items) {
    return (
      <>
        list of <TypeText schema={items} />
      </>
    );
  }
  return [type ?? "any"].flat().join(" or ");
}

type FieldProps = { readonly name: string; readonly schema: Schema; readonly required: boolean };

export function Field({ name, schema, required }: FieldProps) {
  const bounds = boundsOf(schema);
  const nested = schema.properties ?? schema.items?.properties;
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line py-2 sm:grid-cols-[14rem_1fr]">
      <p className="min-w-0 break-words">
        <code className="font-mono text-sm">{name}</code>
        <span className="ml-2 text-xs text-ink-3">{required ? "always" : "optional"}</span>
      </p>
      <div className="min-w-0 text-sm">
        <p className="font-mono text-xs break-words text-ink-2">
          <TypeText schema={schema} />
          {bounds && <span className="text-ink-3"> ({bounds})</span>}
          {schema.default !== undefined && (
            <span className="text-ink-3"> default {JSON.stringify(schema.default)}</span>
          )}
        </p>
        {schema.description && (
          <p className="text-ink-2">
            <RichLine text={schema.description} />
          </p>
        )}
        {nested && <Fields schema={{ properties: nested, required: (schema.items ?? schema).required ?? [] }} />}
      </div>
    </li>
  );
}

export function Fields({ schema }: { readonly schema: Schema }) {
  return (
    <ul className="border-t border-line">
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <Field key={name} name={name} schema={field} required={schema.required?.includes(name) ?? false} />
      ))}
    </ul>
  );
}
