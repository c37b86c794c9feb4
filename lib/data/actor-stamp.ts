import "server-only";
import type { ActorStamp } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

/** Who acted, as known now; kept with every record. */
export function stampOf({ via, company }: Actor): ActorStamp {
  const place = { company: company.name, companyKind: company.kind, accountName: company.accountName };
  switch (via.kind) {
    case "person":
      return { ...place, kind: via.kind, id: via.memberId, name: via.name, roles: via.roles };
    case "key":
      return { ...place, kind: via.kind, id: via.keyId, name: via.name, roles: via.scopes };
    case "operator":
    case "system":
      return { ...place, kind: via.kind, id: null, name: via.kind, roles: [] };
  }
}
