import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { openSession } from "@/lib/data/session/open-session";
import { revokeSession } from "@/lib/data/session/revoke-session";
import { checkPassword, type PasswordAnswer } from "@/lib/data/user/check-password";
import { findUserByEmail } from "@/lib/data/user/find-user-by-email";
import { SESSION_ABSOLUTE_MS } from "@/lib/domain/access/session-life";
import { env } from "@/lib/env";
import { logFault } from "@/lib/log";
import { oidcProvider } from "./oidc";
import { requestFacts } from "./request";

declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

const maxAge = SESSION_ABSOLUTE_MS / 1000;

const password = CredentialsProvider({
  id: "credentials",
  credentials: { email: { type: "email" }, password: { type: "password" } },
  authorize: async (given) => {
    const answer = await passwordAnswer(given?.email ?? "", given?.password ?? "");
    // The message reaches the browser: a code, for which the sign-in page has the words.
    if (answer.status === "refused") throw new Error(answer.code);
    return { id: answer.userId };
  },
});

/** A fault says nothing of itself to a browser. */
async function passwordAnswer(email: string, secret: string): Promise<PasswordAnswer | typeof UNAVAILABLE> {
  try {
    return await checkPassword({ email, password: secret }, await requestFacts());
  } catch (error) {
    logFault(error, { path: "/api/auth/callback/credentials", method: "POST", headers: {}, route: "/api/auth" });
    return UNAVAILABLE;
  }
}

const UNAVAILABLE = { status: "refused", code: "sign-in.unavailable" } as const;

/** The token holds our session id and nothing else; everything about it is read per request. */
export function authOptions(): AuthOptions {
  const oidc = oidcProvider();
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge },
    jwt: { maxAge },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: oidc ? [password, oidc] : [password],
    callbacks: {
      signIn: async ({ user, account, profile }) => account?.provider !== "oidc" || isKnown(user.email, profile),
      jwt: async ({ token, user, account }) => {
        if (!user) return { sid: token.sid ?? "" };
        const known = account?.provider === "oidc" ? await findUserByEmail(user.email ?? "") : user;
        if (!known) throw new Error("sign-in.wrong");
        return { sid: await openSession({ userId: known.id }, await requestFacts()) };
      },
      // Scripts may fetch this one, so it tells them nothing.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (url.startsWith("/") && !/^\/[/\\]/.test(url) ? `${baseUrl}${url}` : baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        if (token.sid) await revokeSession({ sessionId: token.sid });
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

/** Single sign-on lets nobody in whom no administrator invited, and trusts verified addresses only. */
async function isKnown(email: string | null | undefined, profile: object | undefined): Promise<boolean> {
  const isVerified = profile !== undefined && "email_verified" in profile && profile.email_verified === true;
  return isVerified && Boolean(email) && (await findUserByEmail(email ?? "")) !== null;
}
