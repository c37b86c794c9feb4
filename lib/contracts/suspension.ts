/** One suspension of a distributor or reseller; open while endedAt is null. */
export type Suspension = {
  readonly companyKind: "distributor" | "reseller";
  readonly state: "restricted" | "frozen";
  /** The operator's; for the company and the distributor above it, never for customers. */
  readonly reason: string;
  readonly since: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
};

/** Equal where the same is suspended. */
export function suspensionMark(suspensions: readonly Suspension[]): string {
  return suspensions.map(({ companyKind, state, since }) => `${companyKind} ${state} ${since.getTime()}`).join();
}
