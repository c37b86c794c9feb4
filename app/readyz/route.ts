import { readiness } from "@/lib/data/readiness";

export const dynamic = "force-dynamic";

/** Ready when the database answers and is as new as this process. */
export async function GET(): Promise<Response> {
  const status = await readiness();
  const code = status === "ready" ? 200 : 503;
  return Response.json({ status }, { status: code, headers: { "cache-control": "no-store" } });
}
