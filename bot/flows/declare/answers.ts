import type { Person } from '../../core/person.ts'
import { shortName } from '../../core/personName.ts'
import { showPhone } from '../../core/phone.ts'
import { lines, render, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { personUrl } from '../../qr/ownUrl.ts'
import { type Template, titleInSentence } from '../../templates/template.ts'
import { momentText } from '../timeText.ts'
import { unitName } from '../unitName.ts'

/** What of a declaration is said with its QR; of one whose form is gone nothing is said of a risk. */
export type Declared = {
  readonly template: Template | undefined
  readonly validUntil: Date
  readonly risk: boolean
  readonly unitCode: string | undefined
  /** Whoever hears it is not whose it is. */
  readonly isOther?: boolean
  /** What is said below all else. */
  readonly note?: Text | undefined
}

/** The QR to show, until when it holds, and for a risk whom to call. */
export function sayCode(
  turn: Turn,
  sent: Declared & {
    readonly person: Person
    readonly token: string
    /** The form that must be named: see `formToName`. */
    readonly form: Template | undefined
    readonly offersCard?: boolean
  },
): void {
  const until = momentText(sent.validUntil, turn.city.timeZone)
  const name = shortName(sent.person.profile.name ?? '')
  const { form } = sent
  const qr = form
    ? text('declare.qrByForm', { name, until, form: titleInSentence(form) })
    : text('declare.qr', { name, until })
  say(turn, {
    ...(sent.offersCard && { buttons: [[{ label: text('scan.card.button.print'), press: 'card:' }]] }),
    text: lines(
      qr,
      ...(sent.risk && sent.template
        ? [riskOf(turn, { ...sent, template: sent.template }, sent.isOther ? name : undefined)]
        : []),
      ...(sent.note ? [sent.note] : []),
    ),
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
        validity: render(turn.language, validityText(until, form)),
        hint: render(turn.language, text('declare.picture.hint')),
        trial: render(turn.language, text('declare.picture.trial')),
      },
    },
  })
}

function validityText(until: Text, form: Template | undefined): Text {
  return form
    ? text('declare.picture.validityByForm', { until, form: form.title })
    : text('declare.picture.validity', { until })
}

/**
 * Only the holder is told of a risk, and given the health station of the place where they live, where the form says so. Of a
 * member of the family it is told, under the name, to who declared for them.
 */
export function riskOf(
  turn: Turn,
  { template, unitCode }: Pick<Declared, 'unitCode'> & { readonly template: Template },
  other?: string,
): Text {
  const said = riskText(turn, template, unitCode)
  return other === undefined ? said : text('family.riskOf', { name: other, said })
}

function riskText({ city, channel }: Turn, { onRisk }: Template, unitCode: string | undefined): Text {
  const { discreet } = channel.limits
  const call = discreet ? onRisk.callDiscreet : onRisk.call
  const phone = unitCode === undefined ? undefined : city.units.byCode(unitCode)?.healthStationPhone
  if (!call || unitCode === undefined || !phone) return discreet ? onRisk.sayDiscreet : onRisk.say
  const unit = unitName(city, { edition: city.edition, unitCode })
  return { ...call, values: { unit, phone: showPhone(phone) } }
}
