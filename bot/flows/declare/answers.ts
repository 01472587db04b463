import type { Person } from '../../core/person.ts'
import { shortName } from '../../core/personName.ts'
import { showPhone } from '../../core/phone.ts'
import { lines, render, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { personUrl } from '../../qr/ownUrl.ts'
import { momentText } from '../timeText.ts'
import { unitName } from '../unitName.ts'

/** What of a declaration is said with its QR. */
export type Declared = {
  readonly validUntil: Date
  readonly risk: boolean
  readonly unitCode: string | undefined
  /** Whoever hears it is not whose it is. */
  readonly isOther?: boolean
}

/** The QR to show, until when it holds, and for a risk whom to call. */
export function sayCode(
  turn: Turn,
  sent: Declared & { readonly person: Person; readonly token: string; readonly offersCard?: boolean },
): void {
  const until = momentText(sent.validUntil, turn.city.timeZone)
  const name = shortName(sent.person.profile.name ?? '')
  const qr = text('declare.qr', { name, until })
  say(turn, {
    ...(sent.offersCard && { buttons: [[{ label: text('scan.card.button.print'), press: 'card:' }]] }),
    text: sent.risk
      ? lines(qr, sent.isOther ? riskOfOther(turn, name, sent) : riskText(turn, sent.unitCode))
      : qr,
    attachment: {
      kind: 'personalQrPng',
      personal: {
        url: personUrl(turn.city.base, sent.token),
        maskedName: name,
        cityName: turn.city.name,
        trial: turn.city.trial,
      },
      texts: {
        title: render(turn.language, text('declare.picture.title')),
        validity: render(turn.language, text('declare.picture.validity', { until })),
        hint: render(turn.language, text('declare.picture.hint')),
        trial: render(turn.language, text('declare.picture.trial')),
      },
    },
  })
}

/** Only the holder is told of a risk, and given the health station of the place where they live. */
export function riskText(turn: Turn, unitCode: string | undefined): Text {
  const { discreet } = turn.channel.limits
  const station = stationOf(turn, unitCode)
  if (!station) return text(discreet ? 'declare.station' : 'declare.riskNoPhone')
  return text(discreet ? 'declare.stationPhone' : 'declare.risk', station)
}

/** The same of a member of the family, told to who declared for them. */
export function riskOfOther(
  turn: Turn,
  name: string,
  { unitCode }: { readonly unitCode?: string | undefined },
): Text {
  const { discreet } = turn.channel.limits
  const station = stationOf(turn, unitCode)
  if (!station) return text(discreet ? 'family.station' : 'family.riskNoPhone', { name })
  return text(discreet ? 'family.stationPhone' : 'family.risk', { name, ...station })
}

function stationOf({ city }: Turn, unitCode: string | undefined) {
  const phone = unitCode === undefined ? undefined : city.units.byCode(unitCode)?.healthStationPhone
  if (unitCode === undefined || !phone) return undefined
  return { unit: unitName(city, { edition: city.edition, unitCode }), phone: showPhone(phone) }
}
