import { getTranslations } from "next-intl/server";
import { isUuid } from "@/lib/contracts/is-uuid";
import { openExport } from "@/lib/data/export/open-export";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import { EXPORT_TYPES, exportFile } from "@/lib/format/export-file";
import { ownPermit, refusal } from "../../own-request";

type Context = { readonly params: Promise<{ readonly exportId: string }> };

/** A finished export as a file, a part in memory at a time. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const permit = await ownPermit(request, "export.create");
  if (permit instanceof Response) return permit;
  const { exportId } = await params;
  const open = isUuid(exportId) ? await openExport(permit, exportId) : null;
  if (open === null) return refusal(404, "export.unknown");
  const { kind, format, asOf } = open;
  const file = exportFile({ ...open, notesName: (await getTranslations("export"))("notesSheet") });
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await file.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await file.return(undefined)),
  });
  return new Response(body, {
    headers: {
      "content-type": EXPORT_TYPES[format],
      "content-disposition": `attachment; filename="${kind}-${billingDayOf(asOf)}.${format}"`,
      "cache-control": "no-store",
    },
  });
}
