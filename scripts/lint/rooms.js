import { posix } from "node:path";

const ROOMS = [
  ["lib/domain/", "domain"],
  ["lib/contracts/", "contracts"],
  ["lib/format/", "format"],
  ["lib/auth/", "auth"],
  ["lib/data/", "data"],
  ["lib/jobs/", "jobs"],
  ["db/seed/", "seed"],
  ["db/", "db"],
  ["components/", "components"],
  ["app/", "app"],
  ["messages/", "messages"],
  ["scripts/", "scripts"],
  ["e2e/", "e2e"],
];

// The triangle of ARCHITECTURE.md: a room may import only what its row names.
const MAY_IMPORT = {
  domain: [],
  contracts: ["domain"],
  format: ["domain", "contracts"],
  ground: ["domain"],
  db: ["domain"],
  seed: ["domain", "contracts", "db", "data", "ground"],
  auth: ["domain", "data", "ground"],
  data: ["domain", "contracts", "db", "ground"],
  jobs: ["domain", "contracts", "format", "data", "messages", "ground"],
  components: ["domain", "contracts", "format"],
  app: ["domain", "contracts", "format", "auth", "data", "components", "messages", "ground"],
  root: ["domain", "auth", "data", "jobs", "app", "ground", "scripts"],
  e2e: ["domain", "format", "seed", "messages", "scripts"],
  messages: [],
  scripts: ["ground", ...ROOMS.map(([, room]) => room)],
};

const FRAMEWORKS = /^(next|next\/.*|react|react-dom|react-dom\/.*|next-auth.*|next-intl.*)$/;
const DATABASE = /^(drizzle-orm|drizzle-orm\/.*|postgres|pg|pg-boss)$/;

const FORBIDDEN_PACKAGES = {
  domain: /^/,
  contracts: new RegExp(`${FRAMEWORKS.source}|${DATABASE.source}`),
  data: /^(react|react-dom|react-dom\/.*|next-intl.*|next|next\/(?!cache$).*)$/,
  components: new RegExp(`${DATABASE.source}|^next/(headers|server)$|^server-only$`),
  app: DATABASE,
  format: DATABASE,
};

export function pathWithin(context) {
  return posix.relative(context.cwd.replaceAll("\\", "/"), context.filename.replaceAll("\\", "/"));
}

/** The files directly in lib, such as env.ts, are the ground the rooms that run stand on. */
export function roomOf(path) {
  if (/^lib\/[^/]+$/.test(path)) return "ground";
  return ROOMS.find(([prefix]) => path.startsWith(prefix))?.[1] ?? (path.includes("/") ? "elsewhere" : "root");
}

function objectionToProject(path, room, source) {
  const target = source.slice(2);
  const targetRoom = roomOf(target);
  if (targetRoom === room) return `inside a room imports are relative, not "${source}"`;
  // The one query that must run before there is a permit.
  if (room === "auth" && targetRoom === "db" && path === "lib/auth/find-actor.ts") return null;
  return MAY_IMPORT[room]?.includes(targetRoom) ? null : `${room} may not import ${targetRoom} ("${source}")`;
}

const topOf = (path) => (roomOf(path) === "ground" ? "lib" : /^lib\/[^/]+|^[^/]+/.exec(path)?.[0]);
const nounOf = (path) => path.split("/")[1];

function objectionToRelative(path, room, source) {
  const target = posix.join(posix.dirname(path), source);
  if (room === "root") return target.includes("/") ? `"${source}" enters a room; write it with @/` : null;
  if (topOf(target) !== topOf(path)) return `"${source}" leaves its room; write it with @/`;
  if (room === "domain" && source.startsWith("../../")) return `"${source}" reaches too far across the domain`;
  if (room !== "components" || ["ui", "shell", nounOf(path)].includes(nounOf(target))) return null;
  return `${nounOf(path)} may not use the pictures of ${nounOf(target)}; the page composes them`;
}

/** Why this file may not import that source, or null. */
export function objectionTo(path, source) {
  const room = roomOf(path);
  if (source.startsWith("@/")) return objectionToProject(path, room, source);
  if (source.startsWith(".")) return objectionToRelative(path, room, source);
  return FORBIDDEN_PACKAGES[room]?.test(source) ? `${room} may not import the package "${source}"` : null;
}

/** The right way to write a source that is only written wrongly; null when nothing but its meaning is wrong. */
export function betterSource(path, source) {
  const room = roomOf(path);
  if (room === "root" && source.startsWith("./")) return `@/${source.slice(2)}`;
  if (!source.startsWith("@/") || roomOf(source.slice(2)) !== room) return null;
  const relative = posix.relative(posix.dirname(path), source.slice(2));
  return relative.startsWith(".") ? relative : `./${relative}`;
}
