import { DEMO_PASSWORD } from "@/db/seed/personas";

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

/** The cookies of a person of the demo, signed in through the product's own door. */
export async function signIn(baseUrl: string, persona: string): Promise<string> {
  const asked = await fetch(`${baseUrl}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const form = { csrfToken, email: `${persona}@demo.example`, password: DEMO_PASSWORD, json: "true" };
  const first = cookiesOf(asked);
  const answered = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: first, origin: baseUrl },
    body: new URLSearchParams(form),
  });
  return `${first}; ${cookiesOf(answered)}`;
}
