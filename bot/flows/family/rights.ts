import { dropDeclarations, dropVisits, endDeclarations } from '../../../db/dropPurpose.ts'
import { type ConsentGiven, consentsOf, heldOf } from '../../../db/ownData.ts'
import { standingConsents, withdrawConsent } from '../../../db/people.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Kin } from '../../core/family.ts'
import type { FormState } from '../../core/form/form.ts'
import { KEPT_DAYS, type Purpose } from '../../core/person.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { purposesOf, purposeTexts, templateFor } from '../consent/texts.ts'
import { consentText } from '../ownData/consents.ts'
import { formTitle } from '../ownData/inWords.ts'
import { recordDone } from '../ownData/requests.ts'
import { withKin } from './member.ts'

/** Yeses told in the chat, the newest; all stand in the copy. */
const CONSENTS_SHOWN = 6

/** [Đồng ý]: to what was agreed for a member; each that stands can be taken back. */
export async function pressConsents(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, async ({ person, name }) => {
    const given = await consentsOf(turn.store, person)
    if (given.length === 0) return say(turn, { text: text('family.consents.none', { name }) })
    say(turn, {
      text: lines(
        text('family.consents.title', { name }),
        ...given.slice(-CONSENTS_SHOWN).map((one) => consentText(turn, one)),
      ),
      buttons: standing(turn, given).map((purpose) => [
        { label: purposeTexts(turn.city, purpose).takeBack, press: `memberBack:${person}.${purpose}` },
      ]),
    })
  })
}

function standing({ city }: Turn, given: readonly ConsentGiven[]): readonly Purpose[] {
  const stand = given.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ purpose }) => purpose)
  return purposesOf(city).filter((purpose) => stand.includes(purpose))
}

/** What is to be done for a purpose of a member; a purpose that does not exist is about nothing. */
async function withPurpose(
  turn: Turn,
  argument: string,
  act: (kin: Kin, purpose: Purpose) => Promise<void>,
): Promise<void> {
  const [id = '', named] = argument.split('.')
  const purpose = purposesOf(turn.city).find((known) => known === named)
  if (!purpose) return say(turn, { text: text('menu.staleButton') })
  await withKin(turn, id, (kin) => act(kin, purpose))
}

/**
 * A member's yes is taken back as one's own: nothing more is recorded, what was declared is shown as valid at no door, and what
 * is still kept can go at once.
 */
export async function pressBack(turn: Turn, argument: string): Promise<void> {
  await withPurpose(turn, argument, async ({ person, name }, purpose) => {
    const { store, city, at } = turn
    if (!(await withdrawConsent(store, person, purpose, at)))
      return say(turn, { text: text('menu.staleButton') })
    await recordDone(turn, 'withdraw')
    const template = templateFor(city, purpose)
    if (template) await endDeclarations(store, person, template.name, at)
    endForms(turn, ({ form, about }) => form === template?.name && about?.person === person)
    const kept = await keptText(turn, { person, name }, purpose)
    say(turn, {
      text: lines(
        text('family.withdrawn', { name }),
        ...(template ? [text('family.withdrawn.noMoreValid', { name })] : []),
        ...(kept ? [kept] : []),
      ),
      ...(kept && {
        buttons: [[{ label: text('ownData.button.drop'), press: `memberDrop:${person}.${purpose}` }]],
      }),
    })
  })
}

/** Forms that gather what may not be kept any more end, also one that was left. */
function endForms(turn: Turn, isEnded: (form: FormState) => boolean): void {
  const { left, ...session } = turn.session
  const forms = session.forms.filter((form) => !isEnded(form))
  turn.session = { ...session, forms, ...(left && !isEnded(left.form) && { left }) }
}

async function keptText(turn: Turn, { person, name }: Kin, purpose: Purpose): Promise<Text | undefined> {
  const { city } = turn
  const { declarations, visits } = await heldOf(turn.store, person, city.timeZone)
  if (purpose === 'visits')
    return visits.count > 0
      ? text('family.withdrawn.visits', { name, count: visits.count, days: KEPT_DAYS })
      : undefined
  const held = declarations.find(({ template }) => template === templateFor(city, purpose)?.name)
  if (!held) return undefined
  const [form, until] = [formTitle(city, held.template), dateText(held.lastKeptUntil, city.timeZone)]
  return text('family.withdrawn.declarations', { name, count: held.count, form, until })
}

/** [Xoá ngay]: what was kept of a member for a purpose goes before its time; whoever has agreed again takes that back first. */
export async function pressMemberDrop(turn: Turn, argument: string): Promise<void> {
  await withPurpose(turn, argument, async ({ person, name }, purpose) => {
    const { store, city, at } = turn
    const template = templateFor(city, purpose)
    const canDrop = template !== undefined || purpose === 'visits'
    if (!canDrop || (await standingConsents(store, person)).has(purpose))
      return say(turn, { text: text('menu.staleButton') })
    const count = template
      ? await dropDeclarations(store, person, template.name)
      : await dropVisits(store, person, at)
    if (count === 0) return say(turn, { text: text('ownData.dropped.nothing') })
    await recordDone(turn, 'erase')
    say(turn, {
      text: template
        ? text('family.dropped.declarations', { name, count, form: template.title })
        : text('family.dropped.visits', { name, count }),
    })
  })
}
