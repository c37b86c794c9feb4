import { type Decision, refuse } from "../decision";
import type { VerificationChannel, VerificationReason } from "./verification";

export type SwitchFacts = {
  readonly wanted: VerificationChannel;
  readonly version: number;
  readonly currentVersion: number;
  readonly sendsMail: boolean;
  readonly enrolled: boolean;
};

/** Nobody locks their company out by choosing a way that does not work ("Each company chooses"). */
export function decideSwitch(facts: SwitchFacts): Decision<VerificationReason> {
  const { wanted, version, currentVersion, sendsMail, enrolled } = facts;
  if (version !== currentVersion) return refuse({ code: "verification.changed-meanwhile" });
  if (wanted === "email" && !sendsMail) return refuse({ code: "verification.no-mail-server" });
  if (wanted === "totp" && !enrolled) return refuse({ code: "verification.not-enrolled" });
  return { allowed: true };
}
