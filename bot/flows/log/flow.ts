import { type Venue, venuesOf } from '../../../db/venues.ts'
import { foldedWords } from '../../core/fold.ts'
import type { Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { venueFor } from '../venue/venueFor.ts'
import { sayNoVenues, sayWhichVenue } from '../venue/which.ts'
import { showAsked } from './ask.ts'
import { pressPage } from './pageLink.ts'
import { pressDays, pressGate, pressGates, pressLog, pressWhich } from './presses.ts'
import { pressSearch, searchFormEnd } from './search.ts'
import { showFurther } from './show.ts'

/** A venue's log, for its owner: by days, gates and visitors, as they ask for it in words or by buttons. */
export const logFlow: Flow = {
  leavesEdits: true,
  commands: [{ words: 'command.log', where: 'private', takesMore: true, run: startLog }],
  forms: [searchFormEnd],
  presses: {
    log: pressLog,
    logOf: pressWhich,
    logDays: pressDays,
    logGates: pressGates,
    logGate: pressGate,
    logOn: showFurther,
    logSearch: pressSearch,
    logPage: pressPage,
  },
}

/** /nhatky and what is wanted of it: at once where there is one venue or one is named, else which one. */
async function startLog(turn: Turn, typed: string): Promise<void> {
  const venues = turn.person ? await venuesOf(turn.store, turn.person.id) : []
  if (venues.length === 0) return sayNoVenues(turn)
  const named = venueNamed(venues, typed)
  const one = named ?? (venues.length === 1 ? { venue: venues[0], rest: typed } : undefined)
  if (one?.venue) {
    const venue = await venueFor(turn, one.venue.id, 'read the log')
    return venue && showAsked(turn, venue, one.rest)
  }
  turn.session = { ...turn.session, logWords: typed }
  sayWhichVenue(turn, 'log.which', 'logOf', venues)
}

/** The only venue whose whole name stands among the words, and the words without it. */
function venueNamed(
  venues: readonly Venue[],
  typed: string,
): { readonly venue: Venue; readonly rest: string } | undefined {
  const tokens = typed.split(/\s+/)
  const said = tokens.map((token) => foldedWords(token).join(' '))
  const named = venues.flatMap((venue) => {
    const words = foldedWords(venue.name)
    const at = said.findIndex((_, index) => words.every((word, behind) => said[index + behind] === word))
    return at < 0 || words.length === 0
      ? []
      : [{ venue, rest: [...tokens.slice(0, at), ...tokens.slice(at + words.length)].join(' ') }]
  })
  return named.length === 1 ? named[0] : undefined
}
