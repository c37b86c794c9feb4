import { z } from "zod";
import { PREREGISTRATION_STATES } from "@/lib/domain/development/preregistration";
import { maybe } from "./fields";

// PostgreSQL knows no text with a zero byte.
const words = maybe(
  z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\0]*$/),
);
const place = { after: maybe(z.string().max(400)), before: maybe(z.string().max(400)) };

/** The addresses of the three lists. What is not understood is left out rather than refused. */
export const PreregistrationQuery = z.object({ q: words, state: maybe(z.enum(PREREGISTRATION_STATES)), ...place });
export type PreregistrationQuery = z.infer<typeof PreregistrationQuery>;

export const LINK_FILTERS = ["open", "ended"] as const;
export const LinkQuery = z.object({ state: maybe(z.enum(LINK_FILTERS)), ...place });
export type LinkQuery = z.infer<typeof LinkQuery>;

export const ATTEMPT_FILTERS = ["associated", "failed"] as const;
export const AttemptQuery = z.object({ q: words, outcome: maybe(z.enum(ATTEMPT_FILTERS)), ...place });
export type AttemptQuery = z.infer<typeof AttemptQuery>;
