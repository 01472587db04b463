import { venuesOf } from '../../../db/venues.ts'
import type { Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { sayNoVenues, sayWhichVenue } from '../venue/which.ts'
import { askFormat } from './ask.ts'
import { beginExport } from './begin.ts'

/** A venue's log as a file, for its owner. */
export const exportFlow: Flow = {
  leavesEdits: true,
  commands: [{ words: 'command.export', where: 'private', run: exportOfOnlyVenue }],
  presses: { export: askFormat, exportAs: beginExport },
}

/** /xuatnhatky: the only venue's log at once, else which one. */
async function exportOfOnlyVenue(turn: Turn): Promise<void> {
  const venues = turn.person ? await venuesOf(turn.store, turn.person.id) : []
  const [only] = venues
  if (!only) return sayNoVenues(turn)
  if (venues.length === 1) return askFormat(turn, String(only.id))
  sayWhichVenue(turn, 'log.which', 'export', venues)
}
