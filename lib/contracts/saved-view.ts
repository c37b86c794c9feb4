/** A view as its page lists it. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly shared: boolean;
  readonly isOwn: boolean;
  /** Who keeps it. */
  readonly by: string;
};
