import { venuesOf } from '../../../db/venues.ts'
import { text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { venueFor } from '../venue/venueFor.ts'
import { sayNoVenues } from '../venue/which.ts'
import { pressAdd, staffFormEnd } from './invite.ts'
import { sayStaff, wholeFrom } from './list.ts'
import { pressDrop, pressGone } from './remove.ts'

/** Who stands at a venue's door beside its owner: inviting them, and letting them go. */
export const staffFlow: Flow = {
  leavesEdits: true,
  commands: [{ words: 'command.staff', where: 'private', run: staffOfOnlyVenue }],
  forms: [staffFormEnd],
  presses: { staff: pressStaff, staffAdd: pressAdd, staffDrop: pressDrop, staffGone: pressGone },
}

/** /nhanvien: of the venue when there is one, else of which. */
async function staffOfOnlyVenue(turn: Turn): Promise<void> {
  const venues = turn.person ? await venuesOf(turn.store, turn.person.id) : []
  const [only] = venues
  if (!only) return sayNoVenues(turn)
  if (venues.length === 1) return sayStaff(turn, only)
  say(turn, {
    text: text('staff.which'),
    buttons: venues.map(({ id, name }) => [{ label: words(name), press: `staff:${id}` }]),
  })
}

/** `VENUE`, or `VENUE.FROM` for those further down a long list. */
async function pressStaff(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', from = '0'] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'invite and remove staff')
  if (venue) await sayStaff(turn, venue, wholeFrom(from))
}
