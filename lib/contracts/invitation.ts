import { z } from "zod";
import { MEMBER_ROLES } from "@/lib/domain/access/actor";
import { listed, NO_ZERO_BYTE } from "./fields";

/** Messages are keys; the form has the words. */
export const email = z.email("email").max(254, "email");
/** One line of text. */
export const line = (max: number, key: string) => z.string(key).trim().max(max, key).regex(NO_ZERO_BYTE, key);
export const personName = line(100, "name").min(1, "name");
const token = z.string().min(1).max(200);

export const JoinInput = z.object({ token });

export const JoinAsNewPersonInput = z.object({
  token,
  email: z.string().trim().pipe(email),
  name: personName,
  password: z.string("password").min(1, "password").max(1000, "password"),
});

export const InviteMemberInput = z.object({
  email: z.string().trim().pipe(email),
  roles: listed(z.enum(MEMBER_ROLES)),
});
