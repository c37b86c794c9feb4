import type { z } from "zod";

/** The form state of input that is no input: what is wrong, by field. */
export function invalid(error: z.ZodError) {
  const fieldErrors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? "form");
    fieldErrors[field] = [...(fieldErrors[field] ?? []), message];
  }
  return { status: "invalid", fieldErrors } as const;
}
