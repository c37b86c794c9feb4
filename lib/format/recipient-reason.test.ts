import { RECIPIENTS_MAX, type RecipientReason } from "@/lib/domain/notification/recipient";
import { type Facts, none, tellEvery, wordsOf } from "./reason.fixture";
import { recipientReasonWords } from "./recipient-reason";

const recipient: Facts<RecipientReason> = {
  "company.suspended": { companies: ["distributor"] },
  "recipient.unknown": none,
  "recipient.too-many": { max: RECIPIENTS_MAX },
  "recipient.address-taken": none,
  "recipient.confirmed-already": none,
  "recipient.link-just-sent": { minutes: 5 },
  "recipient.link-unknown": none,
  "recipient.link-expired": none,
  "recipient.link-used": none,
};

tellEvery({ recipient: wordsOf(recipient, recipientReasonWords) });
