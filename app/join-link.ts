import "server-only";
import QRCode from "qrcode";
import { env } from "@/lib/env";

/** The address that a customer's link begins with; the secret follows. */
export function joinAddress(): string {
  return `${env().NEXTAUTH_URL.replace(/\/$/, "")}/join/`;
}

/** The link as a code to be scanned, an SVG as text. */
export function qrCodeOf(link: string): Promise<string> {
  return QRCode.toString(link, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
}
