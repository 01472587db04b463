import { gatesWithCodes } from '../../../db/venues.ts'
import { cityDay } from '../../core/cityTime.ts'
import { KEPT_DAYS } from '../../core/person.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { fullName } from '../../core/units.ts'
import { showCode } from '../../qr/code.ts'
import type { GatePoster } from '../../qr/draw/gatePoster.ts'
import { gateUrl } from '../../qr/ownUrl.ts'
import { posterTexts } from './posterTexts.ts'

/** Sends a venue's posters: a picture of the first gate's for the chat, and a PDF with a page for each gate. */
export async function sendPosters(turn: Turn, venueId: number, intro: (code: string) => Text): Promise<void> {
  const gates = await gatesWithCodes(turn.store, venueId)
  const posters = gates.map((gate): GatePoster => {
    const unit = turn.city.units.byCode(gate.unitCode)
    return {
      cityName: turn.city.name,
      venueName: gate.venueName,
      address: gate.address,
      unitName: unit ? fullName(unit) : '',
      gateName: gate.gateName,
      direction: gate.direction,
      code: gate.code,
      url: gateUrl(turn.city.base, gate.code),
      issuedOn: cityDay(turn.now, turn.city.timeZone),
      keptDays: KEPT_DAYS,
      trial: turn.city.trial,
    }
  })
  const [first] = posters
  const texts = posterTexts(turn.city)
  if (!first) return
  say(turn, { text: text('venue.posterPdf'), attachment: { kind: 'posterPdf', posters, texts } })
  say(turn, {
    text: intro(showCode(first.code)),
    attachment: { kind: 'posterPng', poster: first, texts },
    buttons: venueButtons(venueId),
  })
}

/** What an owner can do with a venue. */
export function venueButtons(venueId: number) {
  return [
    [
      { label: text('venue.button.log'), press: `log:${venueId}` },
      { label: text('venue.button.posters'), press: `posters:${venueId}` },
    ],
    [{ label: text('venue.button.needsDeclaration'), press: `needs:${venueId}` }],
  ]
}
