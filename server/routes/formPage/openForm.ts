import type { City } from '../../../bot/core/city.ts'
import type { About, Answers, Form, FormContext } from '../../../bot/core/form/form.ts'
import type { Posted } from '../../../bot/core/form/page/posted.ts'
import { type FormPage, readPage } from '../../../bot/core/form/page/readPage.ts'
import type { Profile } from '../../../bot/core/person.ts'
import { shortName } from '../../../bot/core/personName.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { sessionFrom } from '../../../bot/core/session.ts'
import { type Text, text } from '../../../bot/core/text.ts'
import { askForDeclaration, purposeTexts } from '../../../bot/flows/consent/texts.ts'
import { declarationEnd } from '../../../bot/flows/declare/form.ts'
import { formTold, knownBefore, knownOfMember } from '../../../bot/flows/declare/known.ts'
import type { Matter } from '../../../bot/flows/declare/matter.ts'
import type { Database } from '../../../db/connect.ts'
import { lastDeclaration } from '../../../db/declarations.ts'
import { type FormLink, findFormLink } from '../../../db/formLinks.ts'
import { standingConsents } from '../../../db/people.ts'
import type { Language } from '../../../locales/catalogue.ts'
import type { PageConsent } from '../../pages/formPage.ts'

/** A form behind a link, with what its chat knows already. */
export type OpenForm = {
  readonly token: string
  readonly matter: Matter
  readonly form: Form
  readonly channel: ChannelName
  readonly address: string
  readonly language: Language
  readonly isUsed: boolean
  readonly hasConsent: boolean
  readonly known: Answers
  /** Whose form it is, as they are called here; nothing while their name is not known. */
  readonly whom: string | undefined
  readonly context: FormContext
}

type World = { readonly database: Database; readonly city: City; readonly now: Date }

/** The form of a token; nothing when there is no such link (any more), or its form is gone. */
export async function openForm(
  { database, city, now }: World,
  token: string,
  askedLanguage: Language | undefined,
): Promise<OpenForm | undefined> {
  const link = await findFormLink<unknown, Profile>(database, token, now)
  const template = link && city.templates.byName(link.form)
  if (!link || !template) return undefined
  const { person, about } = link
  const matter: Matter = { template, ...(about && { about: aboutOf(about) }) }
  const { form } = declarationEnd(matter)
  // What the page's own switch asks for; else that of the chat.
  const language = (askedLanguage ?? link.language) === 'en' ? 'en' : 'vi'
  const whom = about ?? person
  const known = await knownOfWhose(database, matter, link)
  const name = whom?.profile.name ?? known.name
  return {
    token,
    matter,
    form,
    channel: link.channel as ChannelName,
    address: link.address,
    language,
    isUsed: link.isUsed,
    hasConsent: whom ? (await standingConsents(database, whom.id)).has(template.purpose) : false,
    known,
    whom: typeof name === 'string' ? shortName(name) : undefined,
    context: contextOf(city, language, now),
  }
}

/** What the chat knows: its form, once that is begun; until then what is known of whose it is. */
async function knownOfWhose(
  database: Database,
  matter: Matter,
  { person, about, session }: FormLink<unknown, Profile>,
): Promise<Answers> {
  const told = formTold(matter, sessionFrom(session))
  if (told) return told
  const { name } = matter.template
  const lastOf = async (id: number | undefined) =>
    id === undefined ? undefined : (await lastDeclaration<Answers>(database, id, name))?.answers
  const whom = about ?? person
  const known = knownBefore(matter, whom?.profile, (await lastOf(whom?.id)) ?? {})
  return about ? knownOfMember(matter, known, person?.profile, await lastOf(person?.id)) : known
}

function aboutOf({ id, profile }: { readonly id: number; readonly profile: Profile }): About {
  return { person: id, name: shortName(profile.name ?? '') }
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
  const { template } = form.matter
  const { what, otherwise, yes } = purposeTexts(city, template.purpose)
  return {
    ask: askForDeclaration(city, template, travels),
    explained: text('consent.explained', { what, travels, otherwise }),
    yes,
    isGiven,
  }
}

export function messengerOf({ channel }: OpenForm): Text {
  return text(`formPage.messenger.${channel}`)
}
