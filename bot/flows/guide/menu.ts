import { appointmentsOf } from '../../../db/officials.ts'
import { standingPlaces } from '../../../db/shifts.ts'
import { venuesOf } from '../../../db/venues.ts'
import type { Button, Reply } from '../../core/outgoing.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { GUIDE_NUMBERS, type GuideNumber, guideHeading } from './guides.ts'

/** For whom a guide is. */
type Reader = 'citizen' | 'staff' | 'owner' | 'official'

const GUIDES_FOR: { readonly [reader in Exclude<Reader, 'official'>]: readonly GuideNumber[] } = {
  citizen: [4, 5, 6],
  staff: [3],
  owner: [1, 2, 3],
}

const WARD_BUTTONS: readonly Button<Text>[] = [
  { label: text('guide.button.leaflet'), press: 'leaflet:' },
  { label: text('guide.button.loudspeaker'), press: 'loudspeaker:' },
]

/** The guides of whoever asks, few enough to be buttons everywhere; all others are a tap away. */
export async function showMenu(turn: Turn): Promise<void> {
  const reader = await readerOf(turn)
  const own = reader === 'official' ? WARD_BUTTONS : GUIDES_FOR[reader].map(guideButton)
  const others: Button<Text> = { label: text('guide.button.others'), press: 'guides:' }
  say(turn, { text: text(`guide.menu.${reader}`), buttons: [...own, others].map((button) => [button]) })
}

/** All guides by who reads them. They come first and in order, so that where there are only numbers HD 05 is number 5. */
export function showAll(turn: Turn): void {
  say(turn, {
    text:
      turn.chat.kind === 'group'
        ? text('guide.menu.group', { city: turn.city.name })
        : text('guide.menu.all'),
    buttons: [...GUIDE_NUMBERS.map((number) => [guideButton(number)]), WARD_BUTTONS],
    ...numbersHint(turn),
  })
}

/** How to choose where there are only numbers. */
export function numbersHint({ chat }: Turn): Pick<Reply, 'numbersHint'> {
  return { numbersHint: text(chat.kind === 'group' ? 'group.sendActNumber' : 'guide.sendNumber') }
}

async function readerOf({ store, person, now }: Turn): Promise<Reader> {
  if (!person) return 'citizen'
  if ((await appointmentsOf(store, person.id, now)).length > 0) return 'official'
  if ((await venuesOf(store, person.id)).length > 0) return 'owner'
  return (await standingPlaces(store, person.id)).length > 0 ? 'staff' : 'citizen'
}

function guideButton(number: GuideNumber): Button<Text> {
  return { label: guideHeading(number), press: `guide:${number}` }
}
