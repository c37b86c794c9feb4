import { redirect } from "next/navigation";
import { requestFacts } from "@/lib/auth/request";
import { unsubscribe } from "@/lib/data/notification/unsubscribe";
import { countGuess, isGuessing } from "@/lib/data/notification/unsubscribe-limit";

type Context = { readonly params: Promise<{ readonly token: string }> };

/** Whoever opens the address of the header reads the page instead: looking ends nothing. */
export async function GET(_request: Request, { params }: Context): Promise<never> {
  redirect(`/unsubscribe/${(await params).token}`);
}

/** By a mail program, without a session (RFC 8058). */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const request = await requestFacts();
  if (await isGuessing(request.ip)) return new Response(null, { status: 429 });
  if (await unsubscribe((await params).token, request)) return new Response(null, { status: 200 });
  await countGuess(request.ip);
  return new Response(null, { status: 404 });
}
