import type { Flag, FlagOfOwner, FlagOfVenue } from '../../../db/plausibilityFlags.ts'
import { clock, dayText } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { suspendButton } from '../venue/ward.ts'

const MINUTE_MILLISECONDS = 60_000

/** What was hard to believe of a venue, on a line: its name, how many, when and why; nobody is named. */
export function flagLine(flag: FlagOfVenue, zone: string): Text {
  const { venueName: venue, kind, day } = flag
  return text(`flag.line.${kind}`, { venue, ...timesOf(flag, zone), day: dayText(day) })
}

function timesOf({ count, firstAt, lastAt }: Flag, zone: string) {
  const minutes = Math.floor((lastAt.getTime() - firstAt.getTime()) / MINUTE_MILLISECONDS) + 1
  return { count, minutes, from: clock(firstAt, zone), until: clock(lastAt, zone) }
}

/** What the ward's groups are told at once of a grave one. Where there are no buttons the command is named. */
export function wardReply(flag: FlagOfVenue, zone: string): Reply {
  const isFullDay = flag.kind === 'day'
  return {
    text: lines(
      text(isFullDay ? 'flag.ward.day' : 'flag.ward'),
      flagLine(flag, zone),
      ...(isFullDay ? [text('flag.dayMayBe')] : []),
      text(isFullDay ? 'flag.ward.dayWhatToDo' : 'flag.ward.whatToDo'),
      text('flag.changesNothing'),
    ),
    buttons: [[suspendButton(flag.venueId)]],
    insteadOfNumbers: text('group.venueByName', { venue: flag.venueName }),
  }
}

/** What its owner is told, who is the one that can hang another code. */
export function ownerReply(flag: FlagOfOwner, zone: string): Reply {
  const { kind, venueId, venueName: venue, day } = flag
  const { count, from, until } = timesOf(flag, zone)
  return {
    text: text(`flag.owner.${kind}`, { venue, count, from, until, day: dayText(day) }),
    buttons: [[{ label: text('flag.button.replace'), press: `recode:${venueId}` }]],
  }
}
