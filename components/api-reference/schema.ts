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
  /** Its words stand under this id. */
  readonly operationId: string;
  readonly security: readonly { readonly apiKey?: readonly string[] }[];
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
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** "BudgetState" of "#/components/schemas/BudgetState". */
export function nameOfReference(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

type Limits = { readonly from: number | undefined; readonly to: number | undefined };
type Bound = {
  readonly kind: "range" | "least" | "most";
  readonly unit: "characters" | "value" | "items";
  readonly from: number;
  readonly to: number;
};

/** What bounds a value; none where the limit says nothing. */
export function boundsOf({ minLength, maxLength, minimum, maximum, minItems, maxItems }: Schema): readonly Bound[] {
  return [
    ...boundOf("characters", { from: minLength, to: maxLength }),
    ...boundOf("value", { from: minimum, to: maximum }),
    ...boundOf("items", { from: minItems, to: maxItems }),
  ];
}

function boundOf(unit: Bound["unit"], { from, to }: Limits): readonly Bound[] {
  if (to === undefined || Math.abs(to) > 2 ** 40) {
    return from === undefined || from <= 0 ? [] : [{ kind: "least", unit, from, to: from }];
  }
  return [{ kind: from === undefined ? "most" : "range", unit, from: from ?? 0, to }];
}
