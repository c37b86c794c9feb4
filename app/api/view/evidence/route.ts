import { getLocale, getTranslations } from "next-intl/server";
import type { TakenEvidence } from "@/lib/contracts/evidence-view";
import { EvidenceInput } from "@/lib/contracts/history-query";
import { plainOf } from "@/lib/data/audit";
import { takeEvidence } from "@/lib/data/history/take-evidence";
import { drawPdf } from "@/lib/format/draw-pdf";
import { evidenceText, VERIFY_NAMES } from "@/lib/format/evidence-words";
import { ownForm, ownPermit, refusal } from "../own-request";

/** An evidence file, to read or to check. */
export async function POST(request: Request): Promise<Response> {
  const permit = await ownPermit(request, "evidence.read");
  if (permit instanceof Response) return permit;
  const form = await ownForm(request);
  const input = EvidenceInput.safeParse(form && Object.fromEntries(form));
  if (!input.success) return refusal(400, "evidence.malformed");
  const answer = await takeEvidence(permit, input.data);
  if (answer.status === "unknown") return refusal(404, "evidence.unknown");
  if (answer.status === "too-many") return refusal(429, "evidence.too-many", { max: answer.max });
  const { about, format } = input.data;
  const name = `evidence-${about}-${answer.evidence.contentHash.slice(0, 12)}.${format}`;
  return format === "pdf"
    ? fileOf(await pdfOf(answer.evidence), "application/pdf", name)
    : fileOf(await jsonOf(answer.evidence), "application/json", name);
}

async function pdfOf(evidence: TakenEvidence): Promise<Uint8Array<ArrayBuffer>> {
  const [t, locale] = [await getTranslations(), await getLocale()];
  const text = evidenceText(evidence, { say: t, has: (key) => t.has(key), locale });
  const pageText = (page: number, pages: number) => t("history.evidence.page", { page, pages });
  return new Uint8Array(await drawPdf(text, { pageText, language: locale, at: evidence.taken.at }));
}

async function jsonOf({ content, contentHash, taken }: TakenEvidence): Promise<string> {
  const t = await getTranslations("history");
  const notes = {
    listPrice: t("listPrice"),
    verify: t("verify.text", VERIFY_NAMES),
    partnersOnly: t("evidence.partnersOnly"),
  };
  return JSON.stringify(plainOf({ content, contentHash, taken, notes }), null, 2);
}

function fileOf(body: Uint8Array<ArrayBuffer> | string, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
