import { listExports, progressOf } from "@/lib/data/export/list-exports";
import { ownPermit } from "../own-request";

/** How far the person's exports are. */
export async function GET(request: Request): Promise<Response> {
  const permit = await ownPermit(request, "export.create");
  if (permit instanceof Response) return permit;
  return Response.json(progressOf((await listExports(permit)).rows), { headers: { "cache-control": "no-store" } });
}
