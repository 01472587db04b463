/**
 * Who somebody is to a venue. `anybody` is everyone who writes, consented or not; `official` is appointed for the venue's unit
 * or one above it.
 */
export type Role = 'anybody' | 'staff' | 'owner' | 'official'

/**
 * Who may do what: the one place that says it. Everything that is not open to anybody asks here, each time it is done, so
 * that whoever was removed a moment ago is refused. What an owner or official may do, nobody may who is only named here by
 * having been one.
 */
export const RIGHTS = {
  'check in, declare': ['anybody'],
  'register a venue': ['anybody'],
  'report a strange code': ['anybody'],
  'edit the venue': ['owner'],
  'pause or close the venue': ['owner'],
  'give the venue to another owner': ['owner'],
  'see and replace posters': ['owner'],
  'add and close gates': ['owner'],
  'adopt a national poster': ['owner'],
  'invite and remove staff': ['owner'],
  'stand at a gate': ['owner', 'staff'],
  'record visitors': ['owner', 'staff'],
  'correct what was recorded': ['owner', 'staff'],
  'see who is inside, in numbers': ['owner', 'staff'],
  'read the log': ['owner'],
  'search the log': ['owner'],
  'export the log': ['owner'],
  'suspend the venue': ['official'],
} as const satisfies Record<string, readonly Role[]>

export type Deed = keyof typeof RIGHTS

/** Whether somebody in these roles may do it. */
export function may(roles: readonly Role[], deed: Deed): boolean {
  const allowed: readonly Role[] = RIGHTS[deed]
  return allowed.includes('anybody') || roles.some((role) => allowed.includes(role))
}
