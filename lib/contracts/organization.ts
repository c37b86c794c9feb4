import { z } from "zod";
import { KEY_SCOPES, MEMBER_ROLES } from "@/lib/domain/access/actor";
import { isAccountName } from "@/lib/domain/access/company";
import { listed } from "./fields";
import { email, line } from "./invitation";

const id = z.uuid("id");
const optionalText = (max: number, key: string) => line(max, key).transform((text) => text || null);
const optionalEmail = z.union([z.literal("").transform(() => null), email]);

export const MemberInput = z.object({ memberId: id });
export const InvitationInput = z.object({ invitationId: id });
export const RolesInput = z.object({ memberId: id, roles: listed(z.enum(MEMBER_ROLES)) });
export const KeyInput = z.object({ keyId: id });
export const NewKeyInput = z.object({
  name: line(60, "name").min(1, "name"),
  scopes: listed(z.enum(KEY_SCOPES)),
});
export const NewResellerInput = z.object({
  name: line(100, "companyName").min(1, "companyName"),
  accountName: z.string().trim().refine(isAccountName, "accountName"),
  contactEmail: optionalEmail,
  contactPhone: optionalText(40, "phone"),
  administratorEmail: optionalEmail,
});
export const AdministratorInvitationInput = z.object({ companyId: id, email: optionalEmail });

const cursor = z
  .string()
  .max(200)
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[^\0]*$/)
  .nullable()
  .catch(null);
/** The address of the reseller list; what cannot be read is no filter. */
export const ResellerListQuery = z.object({
  search: line(100, "search")
    .transform((text) => text || null)
    .nullable()
    .catch(null),
  manager: z
    .union([z.literal("none"), z.uuid()])
    .nullable()
    .catch(null)
    .default(null),
  after: cursor,
  before: cursor,
});
export type ResellerListQuery = z.infer<typeof ResellerListQuery>;
