import "server-only";
import type { Actor, Company } from "@/lib/domain/access/actor";
import { newId } from "./new-id";

/** Whoever runs the installation, acting for a company on the command line. */
export function operatorOf(distributorId: string, company: Company): Actor {
  return { distributorId, company, companyState: "active", via: { kind: "operator" }, requestId: newId(), ip: null };
}
