import { z } from "zod";
import { flag, NO_ZERO_BYTE } from "./fields";

// How long a name or an address may be the decision says; this only bounds the input.
const name = z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE));
const QUERY_MAX = 20_000;

/** The query of an address as text, each name once; what stands there several times keeps its last value. */
const query = z
  .string()
  .max(QUERY_MAX)
  .regex(NO_ZERO_BYTE)
  .transform((text) => Object.fromEntries(new URLSearchParams(text)))
  .refine((read) => Object.entries(read).every(([key, value]) => NO_ZERO_BYTE.test(key) && NO_ZERO_BYTE.test(value)));

export const SaveViewInput = z.object({
  path: z.string().max(200),
  query,
  name,
  shared: flag.default(false),
});
export type SaveViewInput = z.infer<typeof SaveViewInput>;

export const RenameViewInput = z.object({ viewId: z.uuid(), name });
export type RenameViewInput = z.infer<typeof RenameViewInput>;

export const ShareViewInput = z.object({ viewId: z.uuid(), shared: flag });
export type ShareViewInput = z.infer<typeof ShareViewInput>;

export const DeleteViewInput = z.object({ viewId: z.uuid() });
export type DeleteViewInput = z.infer<typeof DeleteViewInput>;
