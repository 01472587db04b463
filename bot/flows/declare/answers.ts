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
  /** What is said below all else. */
  readonly note?: Text | undefined
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
    text: lines(qr, ...(sent.risk ? [riskText(turn, sent.unitCode)] : []), ...(sent.note ? [sent.note] : [])),
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
function riskText(turn: Turn, unitCode: string | undefined): Text {
  const phone = unitCode === undefined ? undefined : turn.city.units.byCode(unitCode)?.healthStationPhone
  const { discreet } = turn.channel.limits
  if (unitCode === undefined || !phone) return text(discreet ? 'declare.station' : 'declare.riskNoPhone')
  return text(discreet ? 'declare.stationPhone' : 'declare.risk', {
    unit: unitName(turn.city, { edition: turn.city.edition, unitCode }),
    phone: showPhone(phone),
  })
}
