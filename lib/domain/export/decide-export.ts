import type { Actor } from "../access/actor";
import { type Action, issuePermit } from "../access/permit";
import { type Decision, decide } from "../decision";
import { type ExportFormat, type ExportKind, exportFormatsOf } from "./export";

/** What a member must be able to read, or to take, for each export: asked when it is asked for and when it runs. */
const EXPORT_ACTIONS = {
  customers: "export.customers",
  "delivery-differences": "delivery.read",
  orders: "order.read",
  "expenditure-summary": "expenditure.read",
  "expenditure-details": "expenditure.read",
  focus: "expenditure.read",
  resources: "resource.read",
  statistics: "expenditure.read",
  "operation-log": "operation-log.export",
} as const satisfies Record<ExportKind, Action>;

export function mayExport(actor: Actor, kind: ExportKind): boolean {
  return issuePermit(actor, "export.create") !== null && issuePermit(actor, EXPORT_ACTIONS[kind]) !== null;
}

export type ExportReason =
  /** The member's roles, or its company, do not take this. */
  | { readonly code: "export.not-allowed" }
  | { readonly code: "export.format-unknown" }
  | { readonly code: "export.too-many"; readonly max: number };

type Facts = {
  readonly actor: Actor;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  /** How many the company asked for within the hour, this one included. */
  readonly asked: number;
};

/** How many exports a company asks for by hand within an hour. */
export const EXPORTS_PER_HOUR = 60;

export function decideExport(facts: Facts): Decision<ExportReason> {
  return decide<Facts, ExportReason>(
    [
      ({ actor, kind }) => (mayExport(actor, kind) ? null : { code: "export.not-allowed" }),
      ({ kind, format }) => (exportFormatsOf(kind).includes(format) ? null : { code: "export.format-unknown" }),
      ({ asked }) => (asked > EXPORTS_PER_HOUR ? { code: "export.too-many", max: EXPORTS_PER_HOUR } : null),
    ],
    facts,
  );
}
