import { mkdirSync, writeFileSync } from "node:fs";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

// The content security policy carries a nonce per request and is set in proxy.ts.
const securityHeaders = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

const distDir = process.env["NEXT_DIST_DIR"] || ".next";

/** Next writes its output directory into the tsconfig it uses; only the usual one belongs in ours. */
function tsconfigOf(directory: string): string {
  if (directory === ".next") return "tsconfig.json";
  const file = `node_modules/.cache/tsconfig-${directory.replaceAll(/[^\w-]/g, "")}.json`;
  mkdirSync("node_modules/.cache", { recursive: true });
  writeFileSync(file, JSON.stringify({ extends: "../../tsconfig.json", include: ["../../**/*.ts", "../../**/*.tsx"] }));
  return file;
}

const config: NextConfig = {
  distDir,
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  // Types are checked by `npm run verify`, once and not at every first start.
  typescript: { ignoreBuildErrors: true, tsconfigPath: tsconfigOf(distDir) },
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pg-boss", "pino", "pdfkit"],
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default createNextIntlPlugin("./app/i18n.ts")(config);
