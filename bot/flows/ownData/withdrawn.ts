import { dropDeclarations, dropVisits, endDeclarations } from '../../../db/dropPurpose.ts'
import { heldOf } from '../../../db/ownData.ts'
import { standingConsents } from '../../../db/people.ts'
import type { City } from '../../core/city.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { KEPT_DAYS, type Purpose } from '../../core/person.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { purposesOf, templateFor } from '../consent/texts.ts'
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
  const { person, store, city, at } = turn
  const purpose = purposesOf(city).find((known) => known === named && canDrop(city, known))
  if (!person || !purpose || (await standingConsents(store, person.id)).has(purpose))
    return say(turn, { text: text('menu.staleButton') })
  const template = templateFor(city, purpose)
  const count = template
    ? await dropDeclarations(store, person.id, template.name)
    : await dropVisits(store, person.id, at)
  if (count === 0) return say(turn, { text: text('ownData.dropped.nothing') })
  await recordDone(turn, 'erase')
  say(turn, {
    text: template
      ? text('ownData.dropped.declarations', { count, form: template.title })
      : text('ownData.dropped.visits', { count }),
  })
}
