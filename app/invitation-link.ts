import "server-only";
import { env } from "@/lib/env";

/** The address under which people reach this installation. */
export function invitationLink(secret: string): string {
  return `${env().NEXTAUTH_URL.replace(/\/$/, "")}/invitation/${secret}`;
}
