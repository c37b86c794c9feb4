import { z } from "zod";
import { EXPORT_FORMATS, EXPORT_KINDS } from "@/lib/domain/export/export";

const FILTERS_MAX = 40;
const FILTER_CHARACTERS_MAX = 500;

/** The filters of a page as its address has them; each export reads them by its page's own contract. */
export const ExportQuery = z
  .record(
    z.string().max(100),
    z
      .string()
      .max(FILTER_CHARACTERS_MAX)
      // PostgreSQL knows no text with a zero byte.
      .regex(/^[^\0]*$/),
  )
  .refine((query) => Object.keys(query).length <= FILTERS_MAX);
export type ExportQuery = Readonly<Record<string, string>>;

/** What a page asks to be taken away. */
export const ExportInput = z.object({
  kind: z.enum(EXPORT_KINDS),
  format: z.enum(EXPORT_FORMATS),
  query: ExportQuery,
});
