/** As much of JSON Schema as our own document uses. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
};

export type ApiOperation = {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }
    >
  >;
};

export type ApiDocument = {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** "BudgetState" of "#/components/schemas/BudgetState". */
export function nameOfReference(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** Bounds of a value in a few words, "1 to 128 characters". */
export function boundsOf({ minLength, maxLength, minimum, maximum, minItems, maxItems }: Schema): string {
  const spans = [
    span(minLength, maxLength, "characters"),
    span(minimum, maximum, ""),
    span(minItems, maxItems, "items"),
  ];
  return spans.filter(Boolean).join(", ");
}

function span(from: number | undefined, to: number | undefined, unit: string): string {
  if (to === undefined || Math.abs(to) > 2 ** 40)
    return from === undefined || from <= 0 ? "" : `at least ${from} ${unit}`;
  return from === undefined ? `at most ${to} ${unit}` : `${from} to ${to} ${unit}`;
}
