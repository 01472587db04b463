import type { City } from '../../../bot/core/city.ts'
import type { Answers, Form, FormContext } from '../../../bot/core/form/form.ts'
import type { Posted } from '../../../bot/core/form/page/posted.ts'
import { type FormPage, readPage } from '../../../bot/core/form/page/readPage.ts'
import { KEPT_DAYS, PROFILE_DAYS, type Profile } from '../../../bot/core/person.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { type Session, sessionFrom } from '../../../bot/core/session.ts'
import { type Text, text } from '../../../bot/core/text.ts'
import { declarationEnd, TEMPLATE } from '../../../bot/flows/declare/form.ts'
import { knownByNow } from '../../../bot/flows/declare/known.ts'
import type { Database } from '../../../db/connect.ts'
import { lastDeclaration } from '../../../db/declarations.ts'
import { findFormLink } from '../../../db/formLinks.ts'
import { standingConsents } from '../../../db/people.ts'
import type { Language } from '../../../locales/catalogue.ts'
import type { PageConsent } from '../../pages/formPage.ts'

/** A form behind a link, with what its chat knows already; none of it is shown. */
export type OpenForm = {
  readonly token: string
  readonly name: string
  readonly title: Text
  readonly form: Form
  readonly channel: ChannelName
  readonly address: string
  readonly language: Language
  readonly isUsed: boolean
  readonly hasConsent: boolean
  readonly known: Answers
  readonly context: FormContext
}

type World = { readonly database: Database; readonly city: City; readonly now: Date }

/** The form of a token; nothing when there is no such link (any more), or its form is gone. */
export async function openForm(
  { database, city, now }: World,
  token: string,
  messengerLanguage: Language,
): Promise<OpenForm | undefined> {
  const link = await findFormLink<unknown, Profile>(database, token, now)
  const { form } = declarationEnd
  if (link?.form !== form.name) return undefined
  const { person } = link
  const language = (link.language ?? messengerLanguage) === 'en' ? 'en' : 'vi'
  const session: Session = sessionFrom(link.session)
  const last = person && (await lastDeclaration<Answers>(database, person.id))
  const before = last?.template === TEMPLATE.name ? last.answers : undefined
  return {
    token,
    name: form.name,
    title: text(TEMPLATE.title),
    form,
    channel: link.channel as ChannelName,
    address: link.address,
    language,
    isUsed: link.isUsed,
    hasConsent: person ? (await standingConsents(database, person.id)).has('declaration') : false,
    known: knownByNow(session, person?.profile, before),
    context: contextOf(city, language, now),
  }
}

function contextOf(city: City, language: Language, now: Date): FormContext {
  const here = { now, zone: city.timeZone, units: city.units, language }
  return {
    ...here,
    sharesContact: false,
    discreet: false,
    brief: false,
    buttonRoom: Number.POSITIVE_INFINITY,
  }
}

/** The form's page, with what was sent, if anything was. */
export function pageOf({ form, known, context }: OpenForm, posted: Posted | undefined): FormPage {
  return readPage(form, known, posted, context)
}

/** The same consent as in the chat, but for the way that the answers take. */
export function consentOf(city: City, form: OpenForm, isGiven: boolean): PageConsent {
  const travels = text('formPage.travels', { messenger: messengerOf(form) })
  return {
    ask: text('consent.declaration.ask', { city: city.name, days: KEPT_DAYS, travels }),
    explained: text('consent.explained', {
      what: text('consent.declaration.what', { days: KEPT_DAYS, profileDays: PROFILE_DAYS }),
      travels,
      otherwise: text('consent.declaration.otherwise'),
    }),
    yes: text('consent.declaration.yes'),
    isGiven,
  }
}

export function messengerOf({ channel }: OpenForm): Text {
  return text(`formPage.messenger.${channel}`)
}
