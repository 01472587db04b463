import type { Language, TextKey, ValueNames } from '../../../locales/catalogue.ts'
import type { Text } from '../text.ts'

/** A key whose text has no values to fill in. */
export type PlainKey = { [Key in TextKey]: [ValueNames<Key>] extends [never] ? Key : never }[TextKey]

/** Words of a question: a key of the catalogue, or a text that was made with its values. */
export type Wording = PlainKey | Text

/** One value, or any one of several. */
type OneOf<Value> = Value | readonly Value[]
type Comparable = string | boolean | number

/**
 * When a question is asked, by the answer to an earlier one: `is` compares it, `has` looks into the many that were
 * chosen, `not` is true when neither does. A question that was itself not to be asked makes every condition false.
 */
export type Condition = { readonly question: string } & (
  | { readonly is: OneOf<Comparable> }
  | { readonly has: OneOf<string> }
  | { readonly not: OneOf<Comparable> }
)

type Common = {
  /** The name under which the answer is kept: a small letter, then letters and digits, at most 20. */
  readonly name: string
  readonly ask: Wording
  /** How it is asked when the answers are about somebody else, whose `{name}` it may say; without it as always. */
  readonly askOfOther?: Wording
  /** The short name in the review. */
  readonly label: Wording
  readonly when?: Condition
  /** May be passed over: offers [Bỏ qua], and the answer is null. */
  readonly optional?: boolean
  /** Not asked on the way; the review offers it. Such a question is optional. */
  readonly onRequest?: boolean
  /**
   * Questions that are often answered with it at once. Where messages are few they are asked with it, the first group that is
   * still open as a whole.
   */
  readonly together?: readonly Together[]
  /** Never repeated in a chat whose messenger should not learn it. Person's names and phones always are so. */
  readonly confidential?: boolean
}

/** Questions that are asked in one message with the one before them, and how; a date among them parts the words. */
export type Together = {
  readonly with: readonly string[]
  readonly ask: Wording
  readonly askOfOther?: Wording
}

/** `also` are other words that people type for it, in any language; accents and capitals make no difference. */
export type ChoiceOption = {
  readonly name: string
  readonly label: Wording
  readonly also?: readonly string[]
}

/** A name of a thing, such as a venue. `longest` is in characters. */
export type NameQuestion = Common & { readonly kind: 'name'; readonly longest?: number }
export type PersonNameQuestion = Common & { readonly kind: 'personName' }
/** Free text; `format` asks for more: `printed` is read by strangers, so it holds nothing to tap. `longest` is in characters. */
export type TextQuestion = Common & {
  readonly kind: 'text'
  readonly longest?: number
  readonly format?: 'email' | 'identityNumber' | 'impersonal' | 'printed'
}
/** A day. `limit` past allows today and before, future today and after; `daysBack` bounds how far. */
export type DateQuestion = Common & {
  readonly kind: 'date'
  readonly limit?: 'past' | 'future'
  readonly daysBack?: number
}
/** A year of birth or the whole date. */
export type BirthQuestion = Common & { readonly kind: 'birth' }
/** One of the choices, or with `typed` also other words, at most so many characters. */
export type ChoiceQuestion = Common & {
  readonly kind: 'choice'
  readonly choices: readonly ChoiceOption[]
  readonly typed?: number
  /** What is typed is the name of a country; what is none as far as we know is asked once more. */
  readonly countries?: boolean
  /** What is typed is read by a whole group, so no number of a person may stand in it. */
  readonly impersonal?: boolean
  /** The choice that nearly everybody makes who speaks a language; where messages are few it is taken for given. */
  readonly usual?: Partial<Readonly<Record<Language, string>>>
}
/** Some of the choices, ticked until [Xong]. `none` labels the button that says at once that nothing applies, `all` one that chooses several
 * at once;
 * `how` says how to choose where that is not of things that apply. */
export type ManyQuestion = Common & {
  readonly kind: 'many'
  readonly choices: readonly ChoiceOption[]
  readonly none?: Wording
  readonly all?: { readonly label: Wording; readonly choices: readonly string[] }
  readonly how?: Wording
}
export type YesNoQuestion = Common & { readonly kind: 'yesNo'; readonly yes?: Wording; readonly no?: Wording }
/**
 * A unit of the city. `lowest` takes wards and communes only; `elsewhere` offers a province and free text; `before`
 * names the question that is answered by what stood before the unit, as in "12 Lạch Tray, phường Ngô Quyền". `askWhole`
 * asks for the whole address at once where messages are few, also elsewhere.
 */
export type UnitQuestion = Common & {
  readonly kind: 'unit'
  readonly lowest?: boolean
  readonly elsewhere?: boolean
  readonly before?: string
  /** Asks for the unit alone, when a name came without one; it is kept for `before`. */
  readonly askAlone?: Wording
  readonly askWhole?: Wording
  readonly askWholeOfOther?: Wording
}
/** A mobile number; `ofOther` asks for somebody else's, so that the person's own is not offered to be shared. */
export type PhoneQuestion = Common & { readonly kind: 'phone'; readonly ofOther?: boolean }
/** A number from `least` to `most`; whole unless `decimals` says how many may follow the comma. */
export type NumberQuestion = Common & {
  readonly kind: 'number'
  readonly least: number
  readonly most: number
  readonly decimals?: number
  /** A number below the one that is known is asked about once, in these words. */
  readonly doubted?: 'round.target.doubted'
}
/**
 * From a day to a day, begun already. `usual` are its buttons: weeks and months of the calendar, or so many days up to today.
 * One that `goesOn` may end after today. `longest` is in days; of one that ended more than `daysBack` days ago nothing is left.
 */
export type PeriodQuestion = Common & {
  readonly kind: 'period'
  readonly usual: 'calendar' | 'lately'
  readonly goesOn?: boolean
  readonly longest?: number
  readonly daysBack?: number
}
/** Shows all answers, and `withBeside` what stands beside them; [Gửi] or change one. Stands last. */
export type ReviewQuestion = Common & {
  readonly kind: 'review'
  readonly send?: Wording
  readonly withBeside?: boolean
}

export type Question =
  | NameQuestion
  | PersonNameQuestion
  | TextQuestion
  | DateQuestion
  | BirthQuestion
  | ChoiceQuestion
  | ManyQuestion
  | YesNoQuestion
  | UnitQuestion
  | PhoneQuestion
  | NumberQuestion
  | PeriodQuestion
  | ReviewQuestion

export type QuestionKind = Question['kind']

/** A unit of the city by edition and code, or a place elsewhere in the person's own words. */
export type UnitAnswer =
  | { readonly edition: string; readonly code: string }
  | { readonly province: string; readonly place: string }

/** Words typed beside the choices that were offered. */
export type TypedChoice = { readonly typed: string }

/**
 * An answer as it is kept, plain JSON; null is an optional question passed over. Days are `YYYY-MM-DD`, a birth is
 * that or `YYYY`, a period its first and last day with a `/` between, phones are E.164, choices are the choice's name.
 */
export type Answer = null | string | number | boolean | readonly string[] | TypedChoice | UnitAnswer

export type Answers = Readonly<Record<string, Answer>>

/** The words as a text of the catalogue. */
export function worded(wording: Wording): Text {
  return typeof wording === 'string' ? { key: wording, values: {} } : wording
}
