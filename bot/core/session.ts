import type { DocumentFacts } from './documentFacts.ts'
import type { About, BesideAnswers, FormState } from './form/form.ts'
import type { ExportAsked, LogAsked } from './logAsked.ts'

/**
 * What somebody wanted before they could: it waits through consent and questions and is done at the end. `at` is
 * when the person acted, as ISO 8601. An arrival that waited already when they wanted something else waits behind it.
 */
export type Wish = Arrival | (LesserWish & { readonly arrival?: Arrival })

type Arrival = {
  readonly kind: 'checkIn'
  readonly gateId: number
  readonly at: string
  readonly by: CheckInWay
}

type LesserWish =
  /** `template` and `about` where it is settled by which form and of which member of the family, `people` of which several. */
  | {
      readonly kind: 'declare'
      readonly at: string
      readonly template?: string
      readonly about?: About
      readonly people?: readonly number[]
    }
  /** To see the family; without a yes of one's own nobody else is kept. */
  | { readonly kind: 'family'; readonly at: string }
  | { readonly kind: 'registerVenue'; readonly at: string }
  | { readonly kind: 'takeVenue'; readonly code: string; readonly at: string }

/**
 * Declaring for several of a family at once, by a form: of whom it is asked whether all is as before (`askedAt` is in that
 * question's buttons), who is to be asked, who has declared by now, and what is not yet said of it.
 */
export type Round = {
  readonly template: string
  readonly askedAt: string
  readonly same: readonly number[]
  readonly left: readonly number[]
  readonly done: readonly number[]
  readonly news: readonly { readonly person: number; readonly risk: boolean; readonly unitCode?: string }[]
}

/**
 * Who was said to have come along to a visit, at a gate, and lacked a yes or a declaration: they are recorded once it is there.
 * `at` is when it was said, as ISO 8601.
 */
export type AwaitedAlong = {
  readonly visitId: number
  readonly gateId: number
  readonly people: readonly number[]
  readonly at: string
}

/**
 * A case that is about to be traced: for which unit, under which number, among whom is chosen where several were found, and who
 * it is. `at` is when it was begun, as ISO 8601.
 */
export type Tracing = {
  readonly at: string
  readonly edition: string
  readonly unitCode: string
  readonly reference?: string
  readonly people?: readonly number[]
  readonly personId?: number
}

/** How a visit came to be recorded. */
export type CheckInWay = 'photo' | 'link' | 'code'

/** A button that was offered, so that its words, typed, do the same. */
export type Offer = { readonly label: string; readonly press: string }

/** An answer of a shift: when its photos or lines were sent, as ISO 8601, and the visits in it as presses name them. */
export type ScanAnswer = { readonly at: string; readonly refs: readonly string[] }

/** Where a conversation stands. It goes through JSON between turns, and everything in it may be missing. */
export type Session = {
  /** Open forms: the last is the one being answered, those before it wait. */
  readonly forms: readonly FormState[]
  readonly wish?: Wish
  readonly offers: readonly Offer[]
  /** The offers were shown as numbered words, so that a number is one of them. */
  readonly numbered?: true
  /** What stood above a question whose choices are ticked, known by its first button: it stays when the question is redrawn. */
  readonly above?: { readonly words: string; readonly press: string }
  /** Gates of a photo, or an exit, of which one is to be chosen; `at` is when the person acted, as ISO 8601. */
  readonly gateChoice?: { readonly gateIds: readonly number[]; readonly at: string }
  /**
   * A code that nobody here gave out, by its hash, until it is reported; `at` is when it was seen, as ISO 8601. An old poster
   * is a national one, which may go on hanging. The venues are those offered as the place where it hangs.
   */
  readonly strangeCode?: {
    readonly hash: string
    readonly at: string
    readonly isOldPoster?: true
    readonly venueIds?: readonly number[]
  }
  /** How many such codes were reported on a day of the city. */
  readonly strangeReports?: { readonly day: string; readonly count: number }
  /** A shift was begun in this chat, so that it is worth looking whether it goes on; the database knows. */
  readonly onShift?: true
  /** The venue to whose staff somebody is being invited, while the question for their name is open. */
  readonly invitingTo?: number
  /** What the shift's newest answers recorded, newest first, in the order shown: a number typed then is one of them. */
  readonly scans?: readonly ScanAnswer[]
  /** People typed in this hour; `hour` is its beginning as ISO 8601. */
  readonly typed?: { readonly hour: string; readonly people: number }
  /** The phone number (E.164) that the messenger said is the person's: only this very number is confirmed. */
  readonly vouchedPhone?: string
  /** What the open form changes that changes something: the number of a venue, or of a gate. */
  readonly editing?: { readonly form: string; readonly id: number }
  /** An old national poster that its owner is asked about, or the gate for which its photo is awaited. */
  readonly adopting?: { readonly payload?: string; readonly gateId?: number; readonly at: string }
  /** The part of a venue's log that was shown last. */
  readonly logAsked?: { readonly venueId: number; readonly asked: LogAsked }
  /** The part of a venue's log of which a file is wanted, while its format is asked. */
  readonly exporting?: { readonly venueId: number; readonly asked: ExportAsked }
  /** Which showing of a log that was, so that the button for its next page is of no other. */
  readonly logShown?: number
  /** What was written about a log before it was known of which venue. */
  readonly logWords?: string
  /** The visit of which somebody was asked when they left, as presses name it; `at` is when that was, as ISO 8601. */
  readonly leaving?: { readonly visit: string; readonly at: string }
  /** The venue in whose log the next answer searches. */
  readonly searchAt?: number
  /** When it was asked whether everything is to be erased, as ISO 8601: the yes is to that question alone. */
  readonly eraseAsked?: string
  /**
   * What the codes of documents in a photo say, until it is agreed that it may be used, and written into a form; `at` is when
   * it came, as ISO 8601. It is not held for long (`heldSession.ts`). It is wanted once somebody has asked for a declaration with it.
   */
  readonly document?: {
    readonly at: string
    readonly people: readonly DocumentFacts[]
    readonly isWanted?: true
  }
  readonly round?: Round
  /** The report round of the form that is open in a group, and how the unit's report stood when it was opened. */
  readonly reporting?: {
    readonly round: number
    readonly seen: { readonly isSent: boolean; readonly corrections: number }
    readonly beside?: BesideAnswers
  }
  /** For whom of the family a form is being chosen, where several are in force. */
  readonly declaringFor?: readonly number[]
  /** For whom of the family a yes is asked, to what, and for whom a declaration was wanted then; `askedAt` is in the buttons. */
  readonly familyYes?: {
    readonly askedAt: string
    readonly purpose: string
    readonly people: readonly number[]
    readonly round: readonly number[]
  }
  /** The visit to which it is being said who came along. */
  readonly alongAt?: number
  readonly awaitedAlong?: AwaitedAlong
  readonly tracing?: Tracing
  /** A form that was left by /huy and can be taken up again, with the wish that it stood before and who was to be asked next. */
  readonly left?: { readonly form: FormState; readonly wish?: Wish; readonly round?: Round }
}

/** A form inside a form inside a form; what would go deeper replaces the innermost. */
const FORMS_AT_ONCE = 3

export const EMPTY_SESSION: Session = { forms: [], offers: [] }

/** A stored session; one of another version of the program loses only what can't be understood. */
export function sessionFrom(stored: unknown): Session {
  if (typeof stored !== 'object' || stored === null) return EMPTY_SESSION
  const { forms, offers } = stored as Partial<Session>
  return { ...stored, forms: Array.isArray(forms) ? forms : [], offers: Array.isArray(offers) ? offers : [] }
}

/** The session with a form opened on top of those that wait. */
export function withFormOpened(session: Session, form: FormState): Session {
  return { ...session, forms: [...session.forms.slice(0, FORMS_AT_ONCE - 1), form] }
}

/** The session with its innermost form replaced, or ended when there is none to replace it. */
export function withInnermostForm(session: Session, form: FormState | undefined): Session {
  const waiting = session.forms.slice(0, -1)
  return { ...session, forms: form ? [...waiting, form] : waiting }
}

/** The form that is being answered. */
export function innermostForm(session: Session): FormState | undefined {
  return session.forms.at(-1)
}
