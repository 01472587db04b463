import { declarationToShow, type KnownDeclaration } from '../../../db/declarations.ts'
import { type Kin, kinText } from '../../core/family.ts'
import type { Round } from '../../core/session.ts'
import { lines, render, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { PEOPLE_IN_A_PICTURE } from '../../draw/familyQr.ts'
import { personUrl } from '../../qr/ownUrl.ts'
import { riskOf } from '../declare/answers.ts'
import { giveCode, newChatCode } from '../declare/form.ts'
import { formToName } from '../declare/inForce.ts'
import { startDeclaration } from '../declare/start.ts'
import { momentText } from '../timeText.ts'
import { household, memberNumbered, membersOf, namesOf } from './members.ts'

/** Somebody whose declaration is valid, and until when. */
type Valid = { readonly kin: Kin; readonly last: KnownDeclaration }

/** /maqr: a QR for the declaration that is valid now; without one, a declaration. Of a family it is asked whose. */
export async function showCode(turn: Turn): Promise<void> {
  const valid = (await membersOf(turn)).length > 0 ? await validInHousehold(turn) : []
  if (valid.some(({ kin }) => kin.relation)) return askWhose(turn, valid, { orAll: valid.length > 1 })
  await showOwnCode(turn)
}

async function showOwnCode(turn: Turn): Promise<void> {
  const { person } = turn
  const last = person && (await validNow(turn, person.id))
  if (!person || !last) return startDeclaration(turn, { why: text('declare.noneValid') })
  await giveCode(turn, person, { ...declared(turn, last), offersCard: true })
}

async function validNow({ store, now }: Turn, person: number): Promise<KnownDeclaration | undefined> {
  const last = await declarationToShow(store, person, now)
  return last?.isValid ? last : undefined
}

function declared({ city }: Turn, { template, validUntil, risk, edition, unitCode }: KnownDeclaration) {
  return {
    template: city.templates.byName(template),
    validUntil,
    risk,
    unitCode: edition === city.edition && unitCode !== null ? unitCode : undefined,
  }
}

async function validInHousehold(turn: Turn): Promise<Valid[]> {
  const found = await Promise.all(
    (await household(turn)).map(async (kin) => {
      const last = await validNow(turn, kin.person)
      return last ? [{ kin, last }] : []
    }),
  )
  return found.flat()
}

function askWhose(turn: Turn, valid: readonly Valid[], { orAll }: { readonly orAll: boolean }): void {
  const each = valid.map(({ kin }) => [{ label: kinText(kin), press: `codeOf:${kin.person}` }])
  const all = { label: text('family.codes.all'), press: 'codes:' }
  say(turn, { text: text('family.codes.whose'), buttons: orAll ? [[all], ...each] : each })
}

/** The QR of one of the household, whose declaration is still valid. */
export async function pressCodeOf(turn: Turn, id: string): Promise<void> {
  const { person } = turn
  if (person && String(person.id) === id) return showOwnCode(turn)
  const member = await memberNumbered(turn, id)
  const valid = (await validInHousehold(turn)).find(({ kin }) => String(kin.person) === id)
  if (!member || !valid) return say(turn, { text: text(member ? 'family.codes.none' : 'family.gone') })
  await giveCode(turn, member, { ...declared(turn, valid.last), isOther: true })
}

/** One picture with the QR of everybody whose declaration is valid. */
export async function pressCodes(turn: Turn): Promise<void> {
  const valid = await validInHousehold(turn)
  if (valid.length === 0) return startDeclaration(turn, { why: text('declare.noneValid') })
  await giveCodes(turn, valid)
}

/** [Mã của một người], under the picture of all, which is not offered again. */
export async function pressEachCode(turn: Turn): Promise<void> {
  const valid = await validInHousehold(turn)
  if (valid.length === 0) return startDeclaration(turn, { why: text('declare.noneValid') })
  askWhose(turn, valid, { orAll: false })
}

/**
 * What is not yet said of those who have declared in a round: their names, and for a risk whom to call. It is said once.
 */
export async function newsOfRound(turn: Turn): Promise<Text | undefined> {
  const { round } = turn.session
  if (!round || round.news.length === 0) return undefined
  turn.session = { ...turn.session, round: { ...round, news: [] } }
  const people = await household(turn)
  const sent = people.filter(({ person }) => round.news.some((news) => news.person === person))
  return lines(text('family.declare.sent', { names: namesOf(sent) }), ...risksOf(turn, round, people))
}

function risksOf(turn: Turn, { template: form, news }: Round, people: readonly Kin[]): Text[] {
  const template = turn.city.templates.byName(form)
  return news.flatMap(({ person, risk, unitCode }) => {
    const kin = people.find((one) => one.person === person)
    if (!risk || !kin || !template) return []
    return riskOf(turn, { template, unitCode }, kin.relation && kin.name)
  })
}

/** The end of a round: the QRs of all who have declared in it, or of the one who has. */
export async function giveCodesOfRound(turn: Turn): Promise<void> {
  const { round, ...session } = turn.session
  turn.session = session
  if (!round) return
  const people = await household(turn)
  const valid = (await validInHousehold(turn)).filter(({ kin }) => round.done.includes(kin.person))
  const [first, ...more] = valid
  if (first && more.length === 0) return giveOne(turn, first)
  if (first) await giveCodes(turn, valid, risksOf(turn, round, people))
}

async function giveOne(turn: Turn, { kin, last }: Valid): Promise<void> {
  const person = kin.relation ? await memberNumbered(turn, kin.person) : turn.person
  if (person) await giveCode(turn, person, { ...declared(turn, last), isOther: kin.relation !== undefined })
}

/** Up to six stand in a picture; a larger family gets another. */
async function giveCodes(turn: Turn, valid: readonly Valid[], risks: readonly Text[] = []): Promise<void> {
  for (let from = 0; from < valid.length; from += PEOPLE_IN_A_PICTURE) {
    const isLast = from + PEOPLE_IN_A_PICTURE >= valid.length
    const people = valid.slice(from, from + PEOPLE_IN_A_PICTURE)
    const said = text('family.codes.given', { names: namesOf(people.map(({ kin }) => kin)) })
    say(turn, {
      text: isLast ? lines(said, ...risks) : said,
      attachment: await pictureOf(turn, people),
      ...(isLast && { buttons: [[{ label: text('family.codes.each'), press: 'codesEach:' }]] }),
    })
  }
}

async function pictureOf(turn: Turn, people: readonly Valid[]) {
  const { city, language } = turn
  const codes: { url: string; name: string; validity: string }[] = []
  for (const { kin, last } of people) {
    const ends = momentText(last.validUntil, city.timeZone)
    const name = kin.relation ? kin.name : nameOfSelf(turn, kin)
    const form = await formToName(turn, city.templates.byName(last.template))
    const until = form
      ? text('family.picture.untilByForm', { form: form.title, until: ends })
      : text('family.picture.until', { until: ends })
    const validity = render(language, until)
    codes.push({ url: personUrl(city.base, await newChatCode(turn, kin.person)), name, validity })
  }
  return {
    kind: 'familyQrPng',
    codes,
    cityName: city.name,
    trial: city.trial,
    texts: {
      title: render(language, text('family.picture.title')),
      hint: render(language, text('family.picture.hint')),
      trial: render(language, text('declare.picture.trial')),
    },
  } as const
}

function nameOfSelf({ language }: Turn, kin: Kin): string {
  return kin.name === '.' || kin.name === '' ? render(language, text('family.self')) : kin.name
}
