import { z } from "zod";
import { ACCESS } from "@/lib/domain/access/permit";
import type { VendorOperation } from "./_plumbing/operation";

export type Field = { readonly path: string; readonly note: string };

/** Every field of a shape, those of lists as "list[].field" and of objects as "object.field". */
export function fieldsOf(shape: z.ZodRawShape, prefix = ""): readonly Field[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const path = `${prefix}${name}`;
    const field: Field = { path, note: noteOf(schema as z.ZodType) };
    const inner = bareOf(schema as z.ZodType);
    if (inner instanceof z.ZodArray) {
      const element = bareOf(inner.element as z.ZodType);
      return element instanceof z.ZodObject ? [field, ...fieldsOf(element.shape, `${path}[].`)] : [field];
    }
    return inner instanceof z.ZodObject ? [field, ...fieldsOf(inner.shape, `${path}.`)] : [field];
  });
}

/** What is said of a field, wherever in its layers it stands. */
function noteOf(schema: z.ZodType): string {
  const said = schema.meta()?.description;
  if (said !== undefined) return said;
  const inner = innerOf(schema);
  return inner ? noteOf(inner) : "";
}

function bareOf(schema: z.ZodType): z.ZodType {
  const inner = innerOf(schema);
  return inner ? bareOf(inner) : schema;
}

function innerOf(schema: z.ZodType): z.ZodType | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return schema.unwrap() as z.ZodType;
  // A preprocessing step comes first, what it leads to second.
  if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform) return schema.out as z.ZodType;
  return schema instanceof z.ZodPipe ? (schema.in as z.ZodType) : null;
}

const rowOf = (...cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
const listOf = (names: readonly string[]) => new Intl.ListFormat("en").format(names);
const code = (text: string) => `\`${text}\``;

function rowsOf(served: readonly Field[], others: Readonly<Record<string, string>>, state: string): readonly string[] {
  return [
    ...served.map(({ path, note }) => rowOf(code(path), "served", note)),
    ...Object.entries(others).map(([path, why]) => rowOf(code(path), state, why)),
  ];
}

function tableOf(title: string, rows: readonly string[], nothing: string): readonly string[] {
  return rows.length === 0
    ? [nothing, ""]
    : [rowOf(title, "", "what to know"), rowOf("---", "---", "---"), ...rows, ""];
}

/** What the document says of an operation, as its code has it. */
export function sectionOf(operation: VendorOperation): string {
  const { name, method, path, purpose, action, input, ignored = {}, output, absent = {} } = operation;
  const { companies, scope } = ACCESS[action];
  return [
    `### ${name}`,
    "",
    `${code(`${method} ${path}`)}: ${purpose}. Keys of ${listOf(companies.map((kind) => `${kind}s`))} with the scope ${code(scope ?? "none")}${operation.isWrite ? "; changes something" : ""}.`,
    "",
    ...tableOf("field of the request", rowsOf(fieldsOf(input.shape), ignored, "accepted and ignored"), "No fields."),
    ...tableOf(
      "field of the answer",
      rowsOf(fieldsOf(output.shape), absent, "absent"),
      "The answer is an empty object.",
    ),
  ].join("\n");
}

/** Every operation and where it stands, in one table. */
export function overviewOf(operations: readonly VendorOperation[]): string {
  const rows = operations.map(({ name, method, path, ignored = {}, absent = {}, input, output }) =>
    rowOf(
      `[${name}](#${name.toLowerCase()})`,
      code(`${method} ${path}`),
      `${fieldsOf(input.shape).length} served, ${Object.keys(ignored).length} ignored`,
      `${fieldsOf(output.shape).length} served, ${Object.keys(absent).length} absent`,
    ),
  );
  return [
    rowOf("operation", "path", "request fields", "answer fields"),
    rowOf("---", "---", "---", "---"),
    ...rows,
  ].join("\n");
}
