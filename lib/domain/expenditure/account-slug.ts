const SLUG_LENGTH_MAX = 56;

/** An account name made of a cloud account's name: lower-case letters, digits and hyphens, beginning with a letter. */
export function accountSlugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "");
  const slug = (/^[a-z]/.test(plain) ? plain : `account-${plain}`).slice(0, SLUG_LENGTH_MAX).replace(/-+$/, "");
  return slug.length < 3 ? `account-${slug}` : slug;
}
