import { dropDeclarations, dropVisits, endDeclarations } from '../../../db/dropPurpose.ts'
import { heldOf } from '../../../db/ownData.ts'
import { standingConsents } from '../../../db/people.ts'
import { openVisitOf } from '../../../db/visits.ts'
import type { City } from '../../core/city.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { KEPT_DAYS, type Person, type Purpose } from '../../core/person.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Template } from '../../templates/template.ts'
import { leaveAlong, lockHousehold } from '../checkIn/together.ts'
import { purposesOf, templateFor } from '../consent/texts.ts'
import { namesOf } from '../family/members.ts'
import { formTitle } from './inWords.ts'
import { recordDone } from './requests.ts'

/**
 * What a withdrawn yes leads to besides: a declaration is shown as valid at no door any more, because showing it is what the
 * yes was for. Says what is still kept and until when, with a button that deletes it at once.
 */
export async function afterWithdrawal(
  turn: Turn,
  purpose: Purpose,
): Promise<Omit<Reply, 'text'> & { said: Text[] }> {
  const { person, store, city, at } = turn
  if (!person) return { said: [] }
  await recordDone(turn, 'withdraw')
  const template = templateFor(city, purpose)
  const hasEnded = template && (await endDeclarations(store, person.id, template.name, at))
  const ended = hasEnded ? [text('ownData.withdrawn.noMoreValid', { form: template.title })] : []
  const kept = await keptText(turn, purpose)
  if (!kept) return { said: ended }
  return {
    said: [...ended, kept],
    ...(canDrop(city, purpose) && {
      buttons: [[{ label: text('ownData.button.drop'), press: `dataDrop:${purpose}` }]],
    }),
  }
}

async function keptText({ person, store, city }: Turn, purpose: Purpose): Promise<Text | undefined> {
  if (!person) return undefined
  const { declarations, visits, venues } = await heldOf(store, person.id, city.timeZone)
  if (purpose === 'visits')
    return visits.count > 0
      ? text('ownData.withdrawn.visits', { count: visits.count, days: KEPT_DAYS })
      : undefined
  if (purpose === 'venue') return venues > 0 ? text('ownData.withdrawn.venues', { count: venues }) : undefined
  const template = templateFor(city, purpose)
  const held = declarations.find((one) => one.template === template?.name)
  if (!held) return undefined
  return text('ownData.withdrawn.declarations', {
    count: held.count,
    form: formTitle(city, held.template),
    until: dateText(held.lastKeptUntil, city.timeZone),
  })
}

/** What is kept for other purposes goes otherwise: of a venue when it closes, of a document at once. */
function canDrop(city: City, purpose: Purpose): boolean {
  return purpose === 'visits' || templateFor(city, purpose) !== undefined
}

/** [Xoá ngay]: what was kept for a purpose goes before its time. Whoever has agreed again since takes that back first. */
export async function pressDrop(turn: Turn, named: string): Promise<void> {
  const { person, store, city } = turn
  const purpose = purposesOf(city).find((known) => known === named && canDrop(city, known))
  await lockHousehold(turn)
  if (!person || !purpose || (await standingConsents(store, person.id)).has(purpose))
    return say(turn, { text: text('menu.staleButton') })
  const template = templateFor(city, purpose)
  const said = template ? await dropDeclared(turn, person, template) : await dropVisited(turn, person)
  if (!said) return say(turn, { text: text('ownData.dropped.nothing') })
  await recordDone(turn, 'erase')
  say(turn, { text: said })
}

async function dropDeclared(
  { store }: Turn,
  { id }: Person,
  { name, title }: Template,
): Promise<Text | undefined> {
  const count = await dropDeclarations(store, id, name)
  return count > 0 ? text('ownData.dropped.declarations', { count, form: title }) : undefined
}

/** Whoever is inside leaves, and so do those of the family who came along: nobody could say it for them any more. */
async function dropVisited(turn: Turn, { id }: Person): Promise<Text | undefined> {
  const open = await openVisitOf(turn.store, id)
  const company = open ? await leaveAlong(turn, open, turn.at) : []
  const count = await dropVisits(turn.store, id, turn.at)
  if (count === 0) return undefined
  const dropped = text('ownData.dropped.visits', { count })
  return company.length > 0 ? lines(dropped, text('family.along.out', { names: namesOf(company) })) : dropped
}
