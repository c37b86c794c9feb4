import { z } from "zod";
import type { CheckReason, DisassociationReason } from "@/lib/domain/association/decide-disassociation";
import type { MoveReason } from "@/lib/domain/association/decide-move";
import type { Decision } from "@/lib/domain/decision";
import { flag, listed, maybe, NO_ZERO_BYTE, optionalText } from "./fields";
import type { FormState } from "./form-state";

export type AssociationReason = CheckReason | DisassociationReason | MoveReason;

// Blank and overlong texts pass: the decision refuses them together with everything else.
const text = z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE));

/** A partner names the customer; a customer is itself. */
export const AskDisassociationInput = z.object({
  customerId: z.uuid(),
  reason: text,
  declared: flag.default(false),
  understood: flag.default(false),
});
export type AskDisassociationInput = z.infer<typeof AskDisassociationInput>;

export const AnswerDisassociationInput = z.object({ disassociationId: z.uuid(), note: optionalText });
export type AnswerDisassociationInput = z.infer<typeof AnswerDisassociationInput>;

/** Null: the distributor itself. */
const destination = z.preprocess((value) => (value === "" || value === undefined ? null : value), z.uuid().nullable());

export const MoveInput = z.object({
  customerIds: listed(z.uuid()).refine((ids) => ids.length > 0),
  resellerId: destination,
  reason: text,
});
export type MoveInput = z.infer<typeof MoveInput>;

export const ASSOCIATION_FILTERS = ["waiting", "present", "ended"] as const;

/** The address of the records; what is not understood is left out rather than refused. */
export const AssociationListQuery = z.object({
  state: maybe(z.enum(ASSOCIATION_FILTERS)),
  /** Of a distributor: one reseller's; "own": its own customers'. */
  reseller: maybe(z.union([z.uuid(), z.literal("own")])),
  text: maybe(z.string().trim().min(1).max(200).regex(NO_ZERO_BYTE)),
  after: maybe(z.string().max(400)),
});
export type AssociationListQuery = z.infer<typeof AssociationListQuery>;

/** What a batch of moves answers: each row by itself. */
export type MoveState = FormState<
  never,
  never,
  { readonly rows: readonly { readonly customerId: string; readonly decision: Decision<MoveReason> }[] }
>;
