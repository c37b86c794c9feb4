import {
  Archive,
  BellRing,
  Building2,
  ChartLine,
  CircleQuestionMark,
  CircleUser,
  Download,
  Gauge,
  Handshake,
  House,
  Inbox,
  KeyRound,
  Link2,
  LockKeyhole,
  type LucideIcon,
  MailCheck,
  Mails,
  MessageSquareText,
  Network,
  ReceiptText,
  ScrollText,
  Server,
  ShieldCheck,
  UserPlus,
  Users,
  UsersRound,
} from "lucide-react";

import type { NavIconName } from "./nav";

const ICONS: Record<NavIconName, LucideIcon> = {
  home: House,
  customers: Users,
  resellers: Network,
  quotas: Gauge,
  requests: Inbox,
  associations: Link2,
  orders: ReceiptText,
  resources: Server,
  expenditure: ChartLine,
  alerts: BellRing,
  messages: MessageSquareText,
  deliveries: Archive,
  parked: CircleQuestionMark,
  development: UserPlus,
  exports: Download,
  members: UsersRound,
  recipients: MailCheck,
  company: Building2,
  keys: KeyRound,
  log: ScrollText,
  profile: CircleUser,
  outbox: Mails,
  security: LockKeyhole,
  eligibility: ShieldCheck,
  partner: Handshake,
};

export function NavIcon({ name }: { readonly name: NavIconName }) {
  const Icon = ICONS[name];
  return <Icon aria-hidden strokeWidth={1.6} className="size-4.5 shrink-0" />;
}
