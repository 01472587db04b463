import { dropDeclarations, dropVisits, endDeclarations } from '../../../db/dropPurpose.ts'
import { consentsOf, heldOf } from '../../../db/ownData.ts'
import { standingConsents } from '../../../db/people.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { isFixedPurpose, KEPT_DAYS, type Person, type Purpose } from '../../core/person.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { templateFor } from '../consent/texts.ts'
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
  const forms = await formsOf(turn, person, purpose)
  const ended: Text[] = []
  for (const name of forms) {
    const hasEnded = await endDeclarations(store, person.id, name, at)
    if (hasEnded) ended.push(text('ownData.withdrawn.noMoreValid', { form: formTitle(city, name) }))
  }
  const kept = await keptText(turn, purpose, forms)
  if (!kept) return { said: ended }
  const canDrop = purpose === 'visits' || forms.length > 0
  return {
    said: [...ended, kept],
    ...(canDrop && { buttons: [[{ label: text('ownData.button.drop'), press: `dataDrop:${purpose}` }]] }),
  }
}

/**
 * The forms whose declarations a purpose is, by their names. Where the file is gone, nothing says it any more: the form that
 * is called as the purpose is, or else those held that are gone too, but for what another yes is about.
 */
async function formsOf({ store, city }: Turn, person: Person, purpose: Purpose): Promise<readonly string[]> {
  if (isFixedPurpose(purpose)) return []
  const template = templateFor(city, purpose)
  if (template) return [template.name]
  const { declarations } = await heldOf(store, person.id, city.timeZone)
  const gone = declarations.map((held) => held.template).filter((name) => !city.templates.byName(name))
  if (gone.includes(purpose)) return [purpose]
  const standing = await standingConsents(store, person.id)
  return gone.filter((name) => !standing.has(name))
}

async function keptText(
  { person, store, city }: Turn,
  purpose: Purpose,
  forms: readonly string[],
): Promise<Text | undefined> {
  if (!person) return undefined
  const { declarations, visits, venues } = await heldOf(store, person.id, city.timeZone)
  if (purpose === 'visits')
    return visits.count > 0
      ? text('ownData.withdrawn.visits', { count: visits.count, days: KEPT_DAYS })
      : undefined
  if (purpose === 'venue') return venues > 0 ? text('ownData.withdrawn.venues', { count: venues }) : undefined
  const held = declarations.find((one) => forms.includes(one.template))
  if (!held) return undefined
  return text('ownData.withdrawn.declarations', {
    count: held.count,
    form: formTitle(city, held.template),
    until: dateText(held.lastKeptUntil, city.timeZone),
  })
}

/** The button stands only under a yes that was taken back; who has said it again since has other things to lose. */
async function wasTakenBack({ store }: Turn, { id }: Person, purpose: Purpose): Promise<boolean> {
  const given = (await consentsOf(store, id)).filter((consent) => consent.purpose === purpose)
  return given.length > 0 && given.every(({ withdrawnAt }) => withdrawnAt !== null)
}

/**
 * [Xoá ngay]: what was kept for a purpose goes before its time. Whoever has agreed again since takes that back first. What is
 * kept for other purposes goes otherwise: of a venue when it closes, of a document at once.
 */
export async function pressDrop(turn: Turn, purpose: string): Promise<void> {
  const { person, store, city, at } = turn
  const forms = person ? await formsOf(turn, person, purpose) : []
  const canDrop = purpose === 'visits' || forms.length > 0
  if (!person || !canDrop || !(await wasTakenBack(turn, person, purpose)))
    return say(turn, { text: text('menu.staleButton') })
  let count = purpose === 'visits' ? await dropVisits(store, person.id, at) : 0
  for (const form of forms) count += await dropDeclarations(store, person.id, form)
  if (count === 0) return say(turn, { text: text('ownData.dropped.nothing') })
  await recordDone(turn, 'erase')
  const [form] = forms
  say(turn, {
    text:
      form === undefined
        ? text('ownData.dropped.visits', { count })
        : text('ownData.dropped.declarations', { count, form: formTitle(city, form) }),
  })
}
