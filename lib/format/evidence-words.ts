import type { Evidence, EvidenceSubject, TakenEvidence } from "@/lib/contracts/evidence-view";
import { auditFieldText, auditValueText, keyOf } from "./audit";
import { BILLING_ZONE } from "./date";
import { toldOfThen } from "./history-words";
import { purchaseReasonWords } from "./purchase-reason";
import { actorText, causeRows, instantText, type Row, reasonText, row, type Speaker, type Told, titleOf } from "./told";
import { sentenceOf } from "./wording";

export type EvidenceSpeaker = Speaker & { readonly has: (key: string) => boolean };

/** An evidence file as it is read: title, and part by part what it says. */
export type EvidenceText = {
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  readonly parts: readonly Told[];
};

/** Names in the sentence on how to check a file, the same in every language. */
export const VERIFY_NAMES = { member: "content", command: "pc verify-log" };

/** The words of an evidence file; its data twin holds the same content ("Evidence" in lib/domain/history). */
export function evidenceText({ content, contentHash, taken }: TakenEvidence, speaker: EvidenceSpeaker): EvidenceText {
  const { say } = speaker;
  const { subject, moment } = content;
  return {
    title: say(`history.evidence.${subject.about}`, {}),
    subtitle: say("history.answer", { name: moment.name, at: instantText(moment.at, speaker) }),
    notes: [say("history.evidence.partnersOnly", {}), say("history.listPrice", {}), say("history.fine", {})],
    parts: [
      subjectTold(content, speaker),
      ...(subject.about === "refusal" ? [] : [knownTold(subject.known, content, speaker)]),
      ...toldOfThen(moment, speaker),
      noticesTold(content, speaker),
      entriesTold(content, speaker),
      {
        title: titleOf(speaker, "verify"),
        rows: [
          row(speaker, "contentHash", contentHash),
          row(speaker, "takenBy", say("history.by", { name: taken.by, company: taken.company })),
          row(speaker, "takenAt", instantText(taken.at, speaker)),
          row(speaker, "change", taken.changeId),
        ],
        note: `${say("history.verify.text", VERIFY_NAMES)} ${say("history.verify.boxes", {})}`,
      },
    ],
  };
}

function subjectTold({ subject, moment }: Evidence, speaker: EvidenceSpeaker): Told {
  if (subject.about === "refusal") return refusalTold(subject, moment.currency, speaker);
  const { cause, ended } = subject;
  const end =
    ended === null
      ? []
      : [
          row(speaker, "ended", instantText(ended.at, speaker)),
          row(speaker, "endedBy", actorText(ended.by, speaker)),
          ...(ended.reason === null ? [] : [row(speaker, "endReason", reasonText(ended.reason, speaker))]),
        ];
  return {
    title: titleOf(speaker, "cause"),
    rows: [...causeRows(cause, moment.at, moment.deletionHeldSince !== null, speaker), ...end],
  };
}

type Refusal = Extract<EvidenceSubject, { readonly about: "refusal" }>;

function refusalTold({ operation, reasons }: Refusal, currency: string, speaker: EvidenceSpeaker): Told {
  const { say, locale } = speaker;
  const reasonRows = reasons.map((reason): Row => {
    const { title, details } = purchaseReasonWords(reason, currency);
    const said = [...details.map((detail) => sentenceOf(detail, say, locale)), `(${reason.code})`];
    return { term: sentenceOf(title, say, locale), value: said.join(" ") };
  });
  return {
    title: titleOf(speaker, "refusal"),
    rows: [row(speaker, "operation", say(`purchase.operation.${operation}`, {})), ...reasonRows],
  };
}

function knownTold(known: unknown, { moment }: Evidence, speaker: EvidenceSpeaker): Told {
  const { say, has, locale } = speaker;
  const shown = {
    zone: BILLING_ZONE,
    locale,
    currency: moment.currency,
    word: (key: string) => (has(key) ? say(key, {}) : null),
  };
  const facts = typeof known === "object" && known !== null ? Object.entries(known) : [];
  const rows = facts
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ({ term: auditFieldText([name], shown), value: auditValueText(name, value, shown) }))
    .filter(({ value }) => value !== "");
  const title = titleOf(speaker, "known");
  return rows.length > 0 ? { title, rows } : { title, rows: [], note: say("history.field.nothingKept", {}) };
}

function noticesTold({ notices }: Evidence, speaker: EvidenceSpeaker): Told {
  const { say, has } = speaker;
  const title = titleOf(speaker, "notices");
  if (notices.length === 0) return { title, rows: [], note: say("history.none", {}) };
  const kindText = (kind: string) =>
    has(`history.notice.kind.${kind}`) ? say(`history.notice.kind.${kind}`, {}) : kind;
  return {
    title,
    rows: notices.map(({ kind, to, at, state }) => ({
      term: `${say(`history.field.${to.kind}`, {})} ${to.name}`,
      value: say("history.field.noticeState", {
        at: `${kindText(kind)}, ${instantText(at, speaker)}`,
        state: say(`history.notice.${state}`, {}),
      }),
    })),
  };
}

function entriesTold({ entries }: Evidence, speaker: EvidenceSpeaker): Told {
  const { say, has } = speaker;
  const title = titleOf(speaker, "entries");
  if (entries.length === 0) return { title, rows: [], note: say("history.none", {}) };
  return {
    title,
    rows: entries.flatMap(({ position, hash, previousHash, entry }) => {
      const key = `audit.action.${keyOf(entry.action)}`;
      return [
        {
          term: say("history.field.position", { position }),
          value: `${has(key) ? say(key, {}) : entry.action}, ${instantText(entry.at, speaker)}`,
        },
        row(speaker, "hash", hash),
        row(speaker, "previous", previousHash),
      ];
    }),
  };
}
