/** One check-in, or a photo by which somebody means to and that holds no code. */
export type CheckIn = {
  readonly person: number
  readonly what:
    | { readonly kind: 'typed' | 'poster'; readonly venue: number }
    | { readonly kind: 'noCode'; readonly photo: number }
}

/** One in ten sends a photo, and one in twenty of these holds no code. */
const PHOTO_EVERY = 10
const NO_CODE_EVERY = 200

type Crowd = {
  readonly persons: number
  readonly venues: number
  /** Venues whose posters were photographed: the first ones. */
  readonly posters: number
  readonly photosWithoutCode: number
  readonly random: () => number
}

/**
 * Gives who checks in next, and where: the persons one after the other, each at another venue than the last time, so that
 * every code that is seen is a visit of its own.
 */
export function planCheckIns({ persons, venues, posters, photosWithoutCode, random }: Crowd): () => CheckIn {
  const lastVenues = new Map<number, number>()
  let next = 0
  const elsewhere = (person: number, among: number): number => {
    const drawn = Math.floor(random() * among)
    const venue = drawn === lastVenues.get(person) ? (drawn + 1) % among : drawn
    lastVenues.set(person, venue)
    return venue
  }
  return () => {
    const number = next++
    const person = number % persons
    if (number % NO_CODE_EVERY === NO_CODE_EVERY - 1)
      return { person, what: { kind: 'noCode', photo: Math.floor(random() * photosWithoutCode) } }
    const isPhoto = number % PHOTO_EVERY === PHOTO_EVERY - 1
    const venue = elsewhere(person, isPhoto ? posters : venues)
    return { person, what: { kind: isPhoto ? 'poster' : 'typed', venue } }
  }
}
