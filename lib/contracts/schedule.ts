import { z } from "zod";
import { EXPORT_FORMATS, EXPORT_KINDS, type ExportFormat, type ExportKind } from "@/lib/domain/export/export";
import { EXPORT_RHYTHMS, type ExportRhythm, HOURS_OF_DAY } from "@/lib/domain/export/schedule";
import { ExportQuery } from "./export";
import { NO_ZERO_BYTE } from "./fields";

const hour = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .refine((given) => given < HOURS_OF_DAY);

export const SetScheduleInput = z.object({
  // How long a name may be the decision says; this only bounds the input.
  name: z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE)),
  kind: z.enum(EXPORT_KINDS),
  format: z.enum(EXPORT_FORMATS),
  rhythm: z.enum(EXPORT_RHYTHMS),
  hour,
  /** The filters of the page it is set from, as its address has them. */
  query: z
    .string()
    .max(20_000)
    .default("")
    .transform((text) => Object.fromEntries(new URLSearchParams(text)))
    .pipe(ExportQuery),
});
export type SetScheduleInput = z.infer<typeof SetScheduleInput>;

export const EndScheduleInput = z.object({ scheduleId: z.uuid() });
export type EndScheduleInput = z.infer<typeof EndScheduleInput>;

/** A running schedule as its page lists it. */
export type ScheduleLine = {
  readonly id: string;
  readonly name: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly query: ExportQuery;
  readonly rhythm: ExportRhythm;
  readonly hour: number;
  readonly dueAt: Date;
  readonly isOwn: boolean;
  /** Who set it, and gets the e-mail. */
  readonly by: string;
};

/** The address of the schedules, opened from a list: what to take, and the list's filters as text. */
export const ScheduledFrom = z.object({
  kind: z.enum(EXPORT_KINDS).nullable().catch(null).default(null),
  query: z.string().max(4000).regex(NO_ZERO_BYTE).catch("").default(""),
});
