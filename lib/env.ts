import { z } from "zod";
import { LINK_LIFE_DAYS, LINK_LIFE_DAYS_MAX } from "@/lib/domain/development/link";

const flag = z
  .enum(["", "0", "1"])
  .default("")
  .transform((value) => value === "1");

const optional = z
  .string()
  .optional()
  .transform((value) => value || null);

const Variables = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  AUTH_SECRET: z.string().min(32, "needs at least 32 characters"),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }),
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  /** One-click personas and nothing else; never set outside `npm run demo`. */
  PARTNER_CENTER_DEMO: flag,
  /** Null: /metrics answers the loopback interface only. */
  METRICS_TOKEN: optional,
  /** Behind a reverse proxy that appends to X-Forwarded-For; otherwise the socket's address counts. */
  TRUST_PROXY: flag,
  /** Connectors, webhooks and the gateway for text messages may be at private addresses, and there without TLS: for one's own network and for tests. */
  CONNECTOR_ALLOW_PRIVATE: flag,
  /** "off": this process leaves the background jobs to others. */
  JOBS: z.enum(["", "on", "off"]).default(""),
  /** Orders, and previews of them, that an API key may send a minute. */
  API_ORDERS_PER_MINUTE: z.coerce.number().int().min(1).default(6_000),
  /** Days a customer's link works. */
  INVITATION_LIFE_DAYS: z.coerce.number().int().min(1).max(LINK_LIFE_DAYS_MAX).default(LINK_LIFE_DAYS),
  /** Single sign-on; all of the first three or none. */
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: optional,
  /** Null: e-mail waits until there is a server. */
  SMTP_URL: z
    .union([z.literal(""), z.url({ protocol: /^smtps?$/ })])
    .optional()
    .transform((value) => value || null),
  /** "name@example.org" or "Name <name@example.org>"; goes with SMTP_URL. */
  MAIL_FROM: optional,
  /** The operator's end that sends text messages; null: none are sent. */
  SMS_WEBHOOK_URL: z
    .union([z.literal(""), z.url({ protocol: /^https?$/ })])
    .optional()
    .transform((value) => value || null),
  /** Signs what is posted there, after Standard Webhooks; goes with SMS_WEBHOOK_URL. */
  SMS_WEBHOOK_SECRET: z
    .union([z.literal(""), z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, "needs whsec_ and 24 bytes of base64")])
    .optional()
    .transform((value) => value || null),
});

const Environment = Variables.refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === null || MAIL_FROM !== null, {
  path: ["MAIL_FROM"],
  message: "is needed with SMTP_URL",
})
  .refine(({ SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: secret }) => (url === null) === (secret === null), {
    path: ["SMS_WEBHOOK_SECRET"],
    message: "and SMS_WEBHOOK_URL go together",
  })
  .refine(
    ({ SMS_WEBHOOK_URL: url, CONNECTOR_ALLOW_PRIVATE }) =>
      url === null || url.startsWith("https:") || CONNECTOR_ALLOW_PRIVATE,
    { path: ["SMS_WEBHOOK_URL"], message: "needs https, unless private ends are allowed" },
  );

export type Environment = z.infer<typeof Environment>;

let known: Environment | null = null;

/** Read on first use, not on import: a build has no environment. */
export function env(): Environment {
  return known ?? readEnvironment();
}

/** What holds from now on. Names what is wrong, never a value. */
export function readEnvironment(): Environment {
  const read = Environment.safeParse(process.env);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new Error(`The environment is not usable (${problems.join("; ")}).`);
  }
  known = read.data;
  return known;
}
