"use server";

import { refresh } from "next/cache";
import { getLocale } from "next-intl/server";
import type { ExportState } from "@/components/export/export-button";
import { requirePermit } from "@/lib/auth/session";
import { ExportInput } from "@/lib/contracts/export";
import { objectOf } from "@/lib/contracts/fields";
import { invalid } from "@/lib/contracts/invalid";
import { requestExport } from "@/lib/data/export/request-export";

const FILTER = "query.";

/** Of any page with an export on it: "what" is its kind and format, the rest its filters. */
export async function requestExportAction(_previous: ExportState, form: FormData): Promise<ExportState> {
  const permit = await requirePermit("export.create");
  const { what, ...fields } = objectOf(form);
  const [kind, format] = String(what).split(" ");
  const query = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(FILTER) ? [[name.slice(FILTER.length), value]] : [],
    ),
  );
  const input = ExportInput.safeParse({ kind, format, query });
  if (!input.success) return invalid(input.error);

  const asked = await requestExport(permit, { ...input.data, locale: await getLocale() });
  if (!asked.allowed) return { status: "refused", reasons: asked.reasons };

  refresh();
  return { status: "saved", saved: { exportId: asked.exportId } };
}
