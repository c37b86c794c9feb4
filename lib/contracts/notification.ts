import { z } from "zod";
import type { Choice } from "@/lib/domain/notification/choice";
import { PACES, WAYS } from "@/lib/domain/notification/choice";
import type { Hours } from "@/lib/domain/notification/hours";
import { PHONE } from "@/lib/domain/notification/recipient";
import { TOPICS } from "@/lib/domain/notification/topic";
import { email, personName } from "./invitation";
import { isTimeZone } from "./profile";

/** A choice as a form names it; blank: none of one's own. */
export type Wish = Omit<Choice, "pace"> & { readonly pace: Choice["pace"] | null };

const CELLS = TOPICS.flatMap((topic) => WAYS.map((way) => ({ topic, way, name: `${way}.${topic}` })));
const cell = z.enum(["", ...PACES], "pace").optional();
const cells = z.object(Object.fromEntries(CELLS.map(({ name }) => [name, cell])));

/** What of the table the form brought; what it did not show stays as it is. */
function wishesOf(form: z.infer<typeof cells>): readonly Wish[] {
  return CELLS.flatMap(({ topic, way, name }) => {
    const pace = form[name];
    return pace === undefined ? [] : [{ topic, way, pace: pace === "" ? null : pace }];
  });
}

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "clock")
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const digestHour = z.coerce.number("clock").int("clock").min(0, "clock").max(23, "clock");

/** As the company (or product), none at all, or between two times of one's own. */
const hours = z.discriminatedUnion("quiet", [
  z.object({ quiet: z.literal("default") }),
  z.object({ quiet: z.literal("none"), digestHour }),
  z.object({ quiet: z.literal("own"), quietFrom: clock, quietTo: clock, digestHour }),
]);

function hoursOfForm(given: z.infer<typeof hours>): Hours | null {
  if (given.quiet === "default") return null;
  const { quietFrom, quietTo } = given.quiet === "own" ? given : { quietFrom: 0, quietTo: 0 };
  return { quietFrom, quietTo, digestHour: given.digestHour };
}

const phone = z
  .string("phone")
  .transform((text) => text.replaceAll(/[\s().-]/g, "").replace(/^00/, "+"))
  .pipe(z.union([z.literal(""), z.string().regex(PHONE, "phone")], "phone"))
  .transform((text) => text || null);

export const DefaultsInput = z
  .intersection(cells, hours)
  .transform((form) => ({ wishes: wishesOf(form), hours: hoursOfForm(form) }));
export type DefaultsInput = z.infer<typeof DefaultsInput>;

export const OwnChoicesInput = z
  .intersection(z.intersection(cells, hours), z.object({ phone }))
  .transform((form) => ({ wishes: wishesOf(form), hours: hoursOfForm(form), phone: form.phone }));
export type OwnChoicesInput = z.infer<typeof OwnChoicesInput>;

const person = z.object({
  name: personName,
  phone,
  language: z.enum(["en", "zh-CN"], "language"),
  timeZone: z.string("timeZone").max(60, "timeZone").refine(isTimeZone, "timeZone"),
});

export const NewRecipientInput = z
  .intersection(cells, person.extend({ email: z.string("email").trim().toLowerCase().pipe(email) }))
  .transform(({ name, email: address, phone: number, language, timeZone, ...form }) => ({
    name,
    email: address,
    phone: number,
    language,
    timeZone,
    wishes: wishesOf(form),
  }));
export type NewRecipientInput = z.infer<typeof NewRecipientInput>;

export const ChangedRecipientInput = z
  .intersection(cells, person.extend({ recipientId: z.uuid() }))
  .transform(({ recipientId, name, phone: number, language, timeZone, ...form }) => ({
    recipientId,
    name,
    phone: number,
    language,
    timeZone,
    wishes: wishesOf(form),
  }));
export type ChangedRecipientInput = z.infer<typeof ChangedRecipientInput>;

export const RecipientInput = z.object({ recipientId: z.uuid() });

/** What a recipient answers by its link. */
export const RecipientAnswerInput = z.object({ token: z.string().min(1).max(200) });

/** Names whose e-mails of which topics, and proves itself. */
export const UnsubscribeInput = z.object({ token: z.string().min(1).max(600) });
