import { mayReadMetrics } from "@/lib/auth/metrics-access";
import { offerGauges } from "@/lib/data/queue/offer-gauges";
import { metrics } from "@/lib/metrics";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers)) return new Response(null, { status: 404 });
  offerGauges();
  const text = await metrics().metrics();
  return new Response(text, { headers: { "content-type": metrics().contentType, "cache-control": "no-store" } });
}
