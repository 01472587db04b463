/** What is kept of a person, sealed. Dates are `YYYY-MM-DD` or a year alone; the phone is E.164. */
export type Profile = {
  readonly name?: string
  readonly phone?: string
  /** Whether the messenger itself vouched for the phone. */
  readonly phoneConfirmed?: boolean
  readonly birth?: string
  readonly sex?: string
  /** Where somebody lives who has no phone and was entered by a venue's staff. */
  readonly address?: string
}

/**
 * The profile of two persons who are one: the first's facts, and the second's where the first has none. Whether a phone
 * was vouched for is said of that very phone.
 */
export function together(first: Profile, second: Profile): Profile {
  const { phone, phoneConfirmed, ...facts } = second
  const samePhone = first.phone === undefined || first.phone === phone
  return {
    ...facts,
    ...(phone && { phone }),
    ...first,
    ...(samePhone && phoneConfirmed && { phoneConfirmed }),
  }
}

/** A person known to us: somebody who agreed to a purpose. `logId` is how logs name the person. */
export type Person = { readonly id: number; readonly logId: string; readonly profile: Profile }

/** What a person can agree to besides declarations, the last that the code of a document fills in forms, each by a button of its own. */
export const FIXED_PURPOSES = ['visits', 'venue', 'document'] as const
export type FixedPurpose = (typeof FIXED_PURPOSES)[number]
/** One of these, or that of a declaration's template. */
export type Purpose = FixedPurpose | (string & {})

/** Whether a template may call the purpose of its declarations so. */
export function isPurposeName(name: string): boolean {
  return /^[a-z][A-Za-z0-9]{0,19}$/.test(name) && !isFixedPurpose(name)
}

export function isFixedPurpose(purpose: Purpose): purpose is FixedPurpose {
  return FIXED_PURPOSES.some((fixed) => fixed === purpose)
}

/** The version of the consent texts of our own purposes; it changes when their meaning does. A form's file names its own. */
export const CONSENT_TEXT_VERSION = '2026-11'

/** Days that visits and declarations are kept. */
export const KEPT_DAYS = 30
/** Days that a profile is kept after its person last used anything. */
export const PROFILE_DAYS = 90
/** Days that messages, sent texts and sessions are kept after they are done. */
export const MESSAGE_DAYS = 7
