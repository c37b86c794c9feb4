import { z } from "zod";
import { isAccountName } from "@/lib/domain/access/company";
import { optionalText } from "./fields";

/** What an account may be called; unique in the installation. */
const accountName = z.string().trim().refine(isAccountName, { message: "customer.account-name-malformed" });

const email = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? value.trim() : null),
  z.email("customer.email-malformed").max(254).nullable(),
);

const phone = optionalText.refine((text) => text === null || /^\+?[0-9 ()-]{5,24}$/.test(text), {
  message: "customer.phone-malformed",
});

const resellerId = z.preprocess((value) => (value === "" || value === undefined ? null : value), z.uuid().nullable());

export const CreateCustomerInput = z.object({
  name: z.string().trim().min(1, "customer.name-missing").max(120, "customer.name-too-long"),
  accountName,
  /** Null: the distributor's own customer. */
  resellerId,
  email,
  phone,
});
export type CreateCustomerInput = z.infer<typeof CreateCustomerInput>;
