import { z } from "zod";
import { MEMBER_ROLES } from "@/lib/domain/access/actor";
import { listed } from "./fields";

/** Messages are keys; the form has the words. */
export const email = z.email("email").max(254, "email");
/** One line of text; PostgreSQL knows none with a zero byte. */
export const line = (max: number, key: string) =>
  z
    .string(key)
    .trim()
    .max(max, key)
    .regex(/^[^\0]*$/, key);
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
