/** What an account may be. */
export const ROLES = ['staff', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Those who talk with owners. */
export const DESK_ROLES: readonly Role[] = ['staff', 'admin'];

/** Those who answer for the knowledge. */
export const EDITOR_ROLES: readonly Role[] = ['editor', 'admin'];

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
