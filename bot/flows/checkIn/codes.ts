import { gateByCode, type PostedGate } from '../../../db/venues.ts'
import type { CheckInWay } from '../../core/session.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { countUse } from '../../core/uses.ts'
import type { ParsedCode } from '../../qr/parseCode.ts'
import type { RefusalReason } from '../../qr/read/readResult.ts'
import type { Readings } from '../flow.ts'
import { gateInSentence } from '../gateName.ts'
import { documentShown } from '../prefill/shown.ts'
import { notOnShift } from '../scan/offShift.ts'
import { isPosterByMistake } from '../scan/poster.ts'
import { offerReport, strangeAmong } from '../strangeCode/offer.ts'
import { isWhereItHangs } from '../strangeCode/place.ts'
import { awaitsPoster } from '../strangeCode/waiting.ts'
import { unitName } from '../unitName.ts'
import { awaitedPosterSent, oldPosterOffered } from '../venue/adopt.ts'
import { arrive } from './arrive.ts'
import { rememberChoice } from './choice.ts'
import { whyShut } from './shut.ts'

/** Somebody sent photos: the poster in them is the act of checking in. */
export async function photosSent(turn: Turn, readings: Readings): Promise<void> {
  const codes = readings.flatMap((reading) => (reading.kind === 'codes' ? reading.codes : []))
  const old = [...new Set(codes.flatMap((code) => (code.kind === 'nationalVenue' ? [code.payload] : [])))]
  const [oldOne] = old
  if (oldOne !== undefined && (await awaitedPosterSent(turn, oldOne))) return
  const own = codes.flatMap((code) => (code.kind === 'gate' ? [code.code] : []))
  const gates = [...new Set([...own, ...(await goingOn(turn, old))])]
  const [only] = gates
  if (gates.length === 1 && only) return codeGiven(turn, only, 'photo')
  if (gates.length > 1) return askWhichGate(turn, gates)
  if (oldOne !== undefined && (await oldPosterOffered(turn, oldOne))) return
  if (await documentShown(turn, codes)) return
  const strange = strangeAmong(codes)
  if (strange) return offerReport(turn, strange)
  say(turn, await notOnShift(turn, codes, whyNoGate(codes, readings)))
}

/** The old national posters that go on at a gate of ours: each is a poster like any other. */
async function goingOn({ store }: Turn, payloads: readonly string[]): Promise<string[]> {
  const found = await Promise.all(payloads.map((payload) => gateByCode(store, payload)))
  return payloads.filter((_, index) => found[index])
}

/** What should be a gate's code, and may be nobody's. */
async function codeGiven(turn: Turn, code: string, by: CheckInWay): Promise<void> {
  if (!(await gateGiven(turn, code, by))) unknownCode(turn, code, by)
}

/** A gate's code that was photographed, typed or brought by a link. False when it is no gate's. */
export async function gateGiven(turn: Turn, code: string, by: CheckInWay): Promise<boolean> {
  const gate = await gateByCode(turn.store, code)
  if (gate) await arriveWithPoster(turn, gate, by)
  return gate !== undefined
}

async function arriveWithPoster(turn: Turn, gate: PostedGate, by: CheckInWay): Promise<void> {
  if (await isWhereItHangs(turn, gate)) return
  if (gate.retired && !whyShut(gate))
    return say(turn, { text: text('checkIn.retiredPoster', { venue: gate.venueName }) })
  if (by !== 'code' && (await isPosterByMistake(turn, gate))) return
  await arrive(turn, gate, by, turn.at)
}

/** What is typed was mistyped: at a door a card's code, elsewhere a poster's. What was seen may hang there as a trap. */
export function unknownCode(turn: Turn, code: string, by: CheckInWay): void {
  countUse(turn, 'unknownCodes')
  if (by !== 'code' || awaitsPoster(turn.session)) return void offerReport(turn, { kind: 'gate', code })
  const { onShift } = turn.session
  const said = onShift
    ? lines(text('scan.photo.ended'), text('scan.askNewCode'))
    : text('checkIn.unknownCode')
  say(turn, { text: said })
}

/** Two groups of five, or ten characters with both letters and digits: a code with a typing mistake, no phone number. */
export function looksMistyped(typed: string): boolean {
  const clean = typed.trim()
  return /^\w{5}\s?[-–]\s?\w{5}$/.test(clean) || /^(?=.*\d)(?=.*[a-z])[a-z\d]{10}$/i.test(clean)
}

export function mistyped(turn: Turn): void {
  say(turn, { text: text('checkIn.mistyped') })
}

async function askWhichGate(turn: Turn, codes: readonly string[]): Promise<void> {
  const found = await Promise.all(codes.map((code) => gateByCode(turn.store, code)))
  const good = found.flatMap((gate) => (gate && !gate.retired ? [gate] : []))
  // An old poster that goes on may hang beside ours, at the same gate.
  const standing = good.filter(
    ({ gateId }, index) => good.findIndex((one) => one.gateId === gateId) === index,
  )
  if (standing.length < 2) {
    const code = codes.find((_, at) => found[at] === standing[0]) ?? ''
    return codeGiven(turn, code, 'photo')
  }
  rememberChoice(turn, standing, turn.at)
  say(turn, {
    text: text('checkIn.whichGate'),
    buttons: standing.map((gate) => [
      {
        label: text('checkIn.gateChoice', {
          venue: gate.venueName,
          gate: gateInSentence(gate.gateName),
          unit: unitName(turn.city, gate),
        }),
        press: `in:${gate.gateId}`,
      },
    ]),
  })
}

/** What kept photos from being an arrival, the most telling thing first. */
function whyNoGate(codes: readonly ParsedCode[], readings: Readings) {
  if (codes.some((code) => code.kind === 'person')) return text('photo.person')
  if (codes.some((code) => code.kind === 'entrance')) return text('photo.entrance')
  const refused = readings.find((reading) => reading.kind === 'refused')
  if (refused?.kind === 'refused') return lines(text(REFUSALS[refused.reason]), text('photo.typeInstead'))
  return lines(text('photo.nothing'), text('photo.typeInstead'))
}

/** What is said of a picture that could not be looked at. */
export const REFUSALS = {
  empty: 'photo.refused.damaged',
  truncated: 'photo.refused.damaged',
  damaged: 'photo.refused.damaged',
  tooLarge: 'photo.refused.tooLarge',
  tooManyPixels: 'photo.refused.tooLarge',
  heic: 'photo.refused.heic',
  gif: 'photo.refused.notAPhoto',
  svg: 'photo.refused.notAPhoto',
  pdf: 'photo.refused.notAPhoto',
  otherFormat: 'photo.refused.notAPhoto',
  notAnImage: 'photo.refused.notAPhoto',
} as const satisfies Record<RefusalReason, string>
