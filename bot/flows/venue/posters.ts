import { gatesWithCodes } from '../../../db/venues.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { KEPT_DAYS } from '../../core/person.ts'
import { render, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { fullName } from '../../core/units.ts'
import type { GatePoster } from '../../draw/gatePoster.ts'
import { showCode } from '../../qr/code.ts'
import { gateUrl } from '../../qr/ownUrl.ts'
import { saidEnded } from '../scheme/ended.ts'
import { nextButtons } from './buttons.ts'
import { posterTexts } from './posterTexts.ts'

/**
 * Sends a venue's posters, or one gate's: a picture of the first gate's for the chat, and a PDF with a page for each gate.
 */
export async function sendPosters(
  turn: Turn,
  venueId: number,
  intro: (code: string) => Text,
  { gateId, buttons = nextButtons(venueId) }: { gateId?: number; buttons?: Reply['buttons'] } = {},
): Promise<void> {
  if (await saidEnded(turn)) return
  const all = await gatesWithCodes(turn.store, venueId)
  const gates = gateId === undefined ? all : all.filter((gate) => gate.gateId === gateId)
  const [first] = gates
  if (!first) return sayNoneHangs(turn, venueId)
  const unit = turn.city.units.byCode(first.unitCode)
  const posters = gates.map(
    (gate): GatePoster => ({
      cityName: render('vi', text('poster.issuer', { city: turn.city.name })),
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
    }),
  )
  const [poster] = posters
  const texts = posterTexts(turn.city)
  say(turn, { text: text('venue.posterPdf'), attachment: { kind: 'posterPdf', posters, texts } })
  say(turn, {
    text: intro(showCode(first.code)),
    ...(poster && { attachment: { kind: 'posterPng', poster, texts } }),
    buttons,
  })
}

/** A scheme that began again has retired all that hung before. */
function sayNoneHangs(turn: Turn, venueId: number): void {
  say(turn, {
    text: text('scheme.noPosters'),
    buttons: [[{ label: text('scheme.button.newPosters'), press: `recode:${venueId}` }]],
  })
}
