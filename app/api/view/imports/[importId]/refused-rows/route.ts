import { getTranslations } from "next-intl/server";
import { getImport } from "@/lib/data/delivery/get-import";
import { listRefusedRows } from "@/lib/data/delivery/list-refused-rows";
import type { Permit } from "@/lib/domain/access/permit";
import { csvLine } from "@/lib/format/csv";
import { ownPermit, refusal } from "../../../own-request";

type Context = { readonly params: Promise<{ readonly importId: string }> };

const PAGE = 1000;

/** The refused rows as CSV: file, line, column, cause, value. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const permit = await ownPermit(request, "delivery.read");
  if (permit instanceof Response) return permit;
  const found = await getImport(permit, (await params).importId);
  if (!found) return refusal(404, "import.unknown");
  const t = await getTranslations("delivery.refused");
  const head = csvLine([t("file"), t("line"), t("column"), t("cause"), t("value")]);
  const names = found.files.map(({ name }) => name);
  const lines = linesOf(permit, found.id, names, (cause) => (t.has(`causes.${cause}`) ? t(`causes.${cause}`) : cause));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${head}`)),
    pull: async (controller) => {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="refused-rows-${found.id}.csv"`,
      "cache-control": "no-store",
    },
  });
}

async function* linesOf(
  permit: Permit<"delivery.read">,
  importId: string,
  names: readonly string[],
  words: (cause: string) => string,
): AsyncGenerator<string> {
  let after = { file: -1, line: -1 };
  for (;;) {
    const rows = await listRefusedRows(permit, importId, after, PAGE);
    const last = rows.at(-1);
    if (!last) return;
    after = { file: last.file, line: last.line };
    yield rows
      .map((row) => csvLine([names[row.file] ?? row.file + 1, row.line, row.column, words(row.cause), row.value]))
      .join("");
  }
}
