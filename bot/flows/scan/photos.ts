import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { ParsedCode } from '../../qr/parseCode.ts'
import { REFUSALS } from '../checkIn/codes.ts'
import type { Readings } from '../flow.ts'
import { reportBeside, strangeAmong } from '../strangeCode/offer.ts'
import { awaitsPoster } from '../strangeCode/waiting.ts'
import { sayRecorded } from './answer.ts'
import { placeOnShift } from './place.ts'
import { recordAll } from './recorded.ts'
import { type Document, type DoorVisitor, documentVisitor, holderVisitor } from './visitor.ts'

/** Why a photo is nobody: no code in it, one that is not good any more, one of no person, a venue's, no picture at all. */
const WHY = ['nothing', 'ended', 'foreign', 'gate', 'refused'] as const
type Why = (typeof WHY)[number]

/** A photo, by its number among those sent at once, and whom it shows, or why nobody. */
type Shown = { readonly photo: number; readonly visitors: readonly DoorVisitor[]; readonly why?: Why }

/**
 * Photos that a chat on shift sends: everybody whose code is in them is recorded at once, and all have one answer. False when
 * there is no shift, or the photos are posters: who stands at a door checks in as anybody does.
 */
export async function scannedOnShift(turn: Turn, readings: Readings): Promise<boolean> {
  if (!turn.session.onShift || areOnlyPosters(readings)) return false
  const place = await placeOnShift(turn)
  if (typeof place === 'string') return place === 'told'
  const { gate, way } = place
  const shown = await showAll(turn, readings)
  const comers = shown.flatMap(({ visitors }) => visitors.map((visitor) => ({ visitor })))
  const problems = problemLines(readings, shown)
  if (comers.length === 0) sayNobody(turn, readings, shown, problems)
  else {
    const { recorded, warning, notIn } = await recordAll(turn, gate, comers, { way, by: 'staff photo' })
    await sayRecorded(turn, gate, recorded, { problems: [...notIn, ...problems], warning })
  }
  return true
}

/** A strange code that was photographed alone may hang at this very door: the ward can be told of it. */
function sayNobody(turn: Turn, readings: Readings, shown: readonly Shown[], problems: readonly Text[]): void {
  const [reading] = readings
  const isStrange = shown.length === 1 && shown[0]?.why === 'foreign' && !awaitsPoster(turn.session)
  const code = isStrange && reading?.kind === 'codes' ? strangeAmong(reading.codes) : undefined
  const beside = code && reportBeside(turn, code)
  say(turn, {
    text: lines(...problems, ...(beside ? [beside.line] : [])),
    ...(beside && { buttons: [[beside.button]] }),
  })
}

/** The codes of what hangs on walls, and is nobody's own. */
const ON_PAPERS: readonly ParsedCode['kind'][] = ['gate', 'nationalVenue', 'entrance']

/** Something unreadable beside a poster may have been a person. */
function areOnlyPosters(readings: Readings): boolean {
  return readings.every(
    (reading) => reading.kind === 'codes' && reading.codes.every(({ kind }) => ON_PAPERS.includes(kind)),
  )
}

async function showAll(turn: Turn, readings: Readings): Promise<Shown[]> {
  const holders = await holdersOf(
    turn,
    readings.flatMap((reading) => (reading.kind === 'codes' ? reading.codes : [])),
  )
  return readings.map((reading, index): Shown => {
    const photo = index + 1
    if (reading.kind !== 'codes') {
      return { photo, visitors: [], why: reading.kind === 'refused' ? 'refused' : 'nothing' }
    }
    const visitors = reading.codes.flatMap((code) => holders.get(code) ?? [])
    return { photo, visitors, ...(visitors.length === 0 && { why: whyNobody(reading.codes) }) }
  })
}

/**
 * Whose each code is. Documents in the order of their hashes: two guards may scan the same families at one moment, and neither
 * is to wait for whom the other has just made known.
 */
async function holdersOf(turn: Turn, codes: readonly ParsedCode[]): Promise<Map<ParsedCode, DoorVisitor>> {
  const holders = new Map<ParsedCode, DoorVisitor>()
  const documents = codes.filter((code): code is Document => hashIn(code) !== undefined)
  for (const document of documents.sort((one, other) =>
    (hashIn(one) ?? '').localeCompare(hashIn(other) ?? ''),
  ))
    holders.set(document, await documentVisitor(turn, document))
  for (const code of codes) {
    const holder = code.kind === 'person' ? await holderVisitor(turn, 'token', code.token) : undefined
    if (holder) holders.set(code, holder)
  }
  return holders
}

function hashIn(code: ParsedCode): string | undefined {
  if (code.kind === 'citizenCard') return code.numberHash
  return code.kind === 'nationalPerson' ? (code.numberHash ?? code.codeHash) : undefined
}

function whyNobody(codes: readonly ParsedCode[]): Why {
  if (codes.some(({ kind }) => kind === 'person')) return 'ended'
  return codes.some(({ kind }) => ON_PAPERS.includes(kind)) ? 'gate' : 'foreign'
}

/** What could not be recorded, by the numbers of the photos where there were several, and what can be done. */
function problemLines(readings: Readings, shown: readonly Shown[]): Text[] {
  const nobody = shown.filter(({ why }) => why !== undefined)
  if (nobody.length === 0) return []
  const [first] = readings
  const said =
    readings.length > 1
      ? WHY.flatMap((why) => numbersText(why, nobody))
      : [
          first?.kind === 'refused'
            ? text(REFUSALS[first.reason])
            : text(`scan.photo.${nobody[0]?.why ?? 'nothing'}`),
        ]
  const areAllEnded = nobody.every(({ why }) => why === 'ended')
  return [...said, text(areAllEnded ? 'scan.askNewCode' : 'scan.typeInstead')]
}

function numbersText(why: Why, nobody: readonly Shown[]): Text[] {
  const numbers = nobody.filter((one) => one.why === why).map(({ photo }) => photo)
  return numbers.length === 0 ? [] : [text(`scan.photos.${why}`, { numbers: numbers.join(', ') })]
}
