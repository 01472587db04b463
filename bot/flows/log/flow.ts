import { venuesOf } from '../../../db/venues.ts'
import type { Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { sayNoVenues, sayWhichVenue } from '../venue/which.ts'
import { showEarlier, showLog } from './show.ts'

/** A venue's log, for its owner. */
export const logFlow: Flow = {
  commands: [{ words: 'command.log', where: 'private', run: logOfOnlyVenue }],
  presses: { log: (turn, venueId) => showLog(turn, Number(venueId)), earlier: showEarlier },
}

/** /nhatky: the log at once when there is one venue, else which one. */
async function logOfOnlyVenue(turn: Turn): Promise<void> {
  const venues = turn.person ? await venuesOf(turn.store, turn.person.id) : []
  const [only] = venues
  if (!only) return sayNoVenues(turn)
  if (venues.length === 1) return showLog(turn, only.id)
  sayWhichVenue(turn, 'log.which', 'log', venues)
}
