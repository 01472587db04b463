import { appointmentsOf, type UnitKey, unitOfGroup } from '../../../db/officials.ts'
import type { City } from '../../core/city.ts'
import { cityDay, dateText } from '../../core/cityTime.ts'
import type { Button } from '../../core/outgoing.ts'
import { render, type Text, text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { fullName, type Unit } from '../../core/units.ts'
import type { Bilingual } from '../../draw/gatePoster.ts'
import type { Leaflet } from '../../draw/leaflet.ts'
import { entranceUrl } from '../../qr/ownUrl.ts'
import { unitName } from '../unitName.ts'
import { numbersHint } from './menu.ts'
import { waysIn } from './ways.ts'

const LOUDSPEAKER: Button<Text> = { label: text('guide.button.loudspeaker'), press: 'loudspeaker:' }

/** The leaflet as a picture, to be forwarded, and the way to its paper. */
export async function showLeaflet(turn: Turn): Promise<void> {
  const isGroup = turn.chat.kind === 'group'
  say(turn, {
    text: text(isGroup ? 'guide.leaflet.saidInGroup' : 'guide.leaflet.said'),
    attachment: { kind: 'leafletPng', leaflet: await leafletHere(turn) },
    buttons: [[{ label: text('guide.button.paper'), press: 'leafletPaper:' }, LOUDSPEAKER]],
    ...numbersHint(turn),
  })
}

/** [Bản in (PDF)] */
export async function sendLeafletPaper(turn: Turn): Promise<void> {
  say(turn, {
    text: text('guide.leaflet.paper'),
    attachment: { kind: 'leafletPdf', leaflet: await leafletHere(turn) },
  })
}

/** What a ward reads aloud: in spoken words, with no address that would have to be spelt. */
export async function sayLoudspeakerText(turn: Turn): Promise<void> {
  const { city } = turn
  const unit = await unitHere(turn)
  say(turn, {
    text: text('guide.loudspeaker', {
      unit: unit === undefined ? city.name : unitName(city, unit),
      way: spokenWay(city),
      contact:
        city.contact === undefined ? words('') : text('guide.loudspeaker.contact', { contact: city.contact }),
    }),
  })
}

/** The one messenger that most people have, by the name that is searched for there; nothing where there is none. */
function spokenWay({ messengers }: City): Text {
  const [zalo, telegram] = [messengers.zalo?.botName(), messengers.telegram?.botName()]
  if (zalo !== undefined) return text('guide.loudspeaker.zalo', { name: zalo })
  return telegram === undefined ? words('') : text('guide.loudspeaker.telegram', { name: telegram })
}

async function leafletHere(turn: Turn): Promise<Leaflet> {
  const key = await unitHere(turn)
  return leafletOf(turn.city, key && turn.city.units.byCode(key.unitCode), turn.now)
}

/** A leaflet speaks both languages, whatever its reader's is. */
export function leafletOf(city: City, unit: Unit | undefined, now: Date): Leaflet {
  const issuedOn = cityDay(now, city.timeZone)
  const trial = both(text('guide.trial'))
  return {
    issuer: render('vi', text('poster.issuer', { city: city.name })),
    unit: unit ? fullName(unit) : '',
    title: both(text('guide.leaflet.title')),
    steps: [
      both(text('guide.leaflet.step1')),
      both(text('guide.leaflet.step2')),
      both(text('guide.leaflet.step3')),
    ],
    url: entranceUrl(city.base),
    ways: both(text('guide.leaflet.ways', { ways: waysIn(city) })),
    paper: both(text('guide.leaflet.noPhone')),
    contact:
      city.contact === undefined
        ? ''
        : render('vi', text('guide.leaflet.contact', { contact: city.contact })),
    issued: render('vi', text('guide.paper.issued', { date: dateText(now, city.timeZone) })),
    issuedOn,
    trial: city.trial ? `${trial.vi} · ${trial.en}` : '',
  }
}

/** The unit that the papers are for: the group's, or that of the official who asks, whose offices are all of one unit. */
async function unitHere({ store, city, chat, person, now }: Turn): Promise<UnitKey | undefined> {
  if (chat.kind === 'group') return ofNow(city, await unitOfGroup(store, chat.id))
  const [first, ...more] = person ? await appointmentsOf(store, person.id, now) : []
  const isOfOne = more.every(({ edition, unitCode }) => isSameUnit(first, { edition, unitCode }))
  return isOfOne ? ofNow(city, first) : undefined
}

function isSameUnit(one: UnitKey | undefined, other: UnitKey): boolean {
  return one?.edition === other.edition && one.unitCode === other.unitCode
}

/** Codes are recycled between editions: a unit of another is not named on paper. */
function ofNow(city: City, unit: UnitKey | undefined): UnitKey | undefined {
  return unit?.edition === city.edition ? unit : undefined
}

function both(shown: Text): Bilingual {
  return { vi: render('vi', shown), en: render('en', shown) }
}
