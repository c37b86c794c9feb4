import * as z from "zod/mini";

/** What a page asks again and again while an import runs. */
export const ImportProgress = z.object({
  state: z.enum(["waiting", "running", "finished", "failed"]),
  rowsRead: z.number(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;
