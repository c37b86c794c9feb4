import { getImportProgress } from "@/lib/data/delivery/get-import";
import { ownPermit, refusal } from "../../own-request";

type Context = { readonly params: Promise<{ readonly importId: string }> };

/** How far an import is. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const permit = await ownPermit(request, "delivery.read");
  if (permit instanceof Response) return permit;
  const progress = await getImportProgress(permit, (await params).importId);
  return progress
    ? Response.json(progress, { headers: { "cache-control": "no-store" } })
    : refusal(404, "import.unknown");
}
