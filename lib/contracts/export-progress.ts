import * as z from "zod/mini";
import { EXPORT_STATES } from "@/lib/domain/export/export";

/** What the history asks again and again while exports are under way. */
export const ExportProgress = z.array(z.object({ id: z.string(), state: z.enum(EXPORT_STATES), rows: z.number() }));
export type ExportProgress = z.infer<typeof ExportProgress>;
