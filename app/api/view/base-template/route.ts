import { getTranslations } from "next-intl/server";
import { baseTemplate } from "@/lib/format/base-template";
import { ownPermit } from "../own-request";

/** A workbook to fill in: a sheet a kind of record, and one that explains the columns in the reader's language. */
export async function GET(request: Request): Promise<Response> {
  const permit = await ownPermit(request, "base.bring-over");
  if (permit instanceof Response) return permit;
  const t = await getTranslations("base");
  return new Response(new Uint8Array(await baseTemplate(t)), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": 'attachment; filename="base-template.xlsx"',
      "cache-control": "no-store",
    },
  });
}
