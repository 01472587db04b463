import { type HeldUntil, purgesHeldUntil } from '../../../db/clock.ts'
import { heldOf, setReceipts } from '../../../db/ownData.ts'
import { type LastPurge, lastPurges, type PurgedKind } from '../../../db/purges.ts'
import { dateText } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { momentText } from '../timeText.ts'

/** [Đã xoá gì]: what was deleted last of everybody's, and whether the person is told when it is theirs. */
export async function showDeleted(turn: Turn): Promise<void> {
  const { person, store, city, now } = turn
  if (!person) return say(turn, { text: text('ownData.nothing') })
  const { receipts } = await heldOf(store, person.id, city.timeZone)
  const purges = (await lastPurges(store)).flatMap((purge) => purgeText(purge, city.timeZone))
  const said = purges.length > 0 ? purges : [text('ownData.deleted.none')]
  const heldUntil = await purgesHeldUntil(store, now)
  const held = heldUntil ? [heldText(heldUntil, city.timeZone)] : []
  const button = receipts ? ('off' as const) : ('on' as const)
  say(turn, {
    text: lines(
      text('ownData.deleted.title'),
      ...said,
      ...held,
      text(`ownData.receipt.is.${receipts ? 'on' : 'off'}`),
    ),
    buttons: [[{ label: text(`ownData.receipt.button.${button}`), press: `dataTell:${button}` }]],
  })
}

function heldText(until: HeldUntil, zone: string): Text {
  if (until === 'operator') return text('ownData.deleted.waits')
  return text('ownData.deleted.held', { until: momentText(until, zone) })
}

/** What a person may have had. What strangers, doors and offices leave behind is nothing that whoever asks here would ask about. */
const SHOWN = ['visits', 'declarations', 'persons', 'messages', 'pages', 'traces', 'proofs'] as const

function isShown(what: PurgedKind): what is (typeof SHOWN)[number] {
  return (SHOWN as readonly string[]).includes(what)
}

function purgeText({ what, id, before, at }: LastPurge, zone: string): Text[] {
  if (!isShown(what)) return []
  const day = dateText(new Date(before.getTime() - 1), zone)
  return [text(`ownData.deleted.${what}`, { day, at: momentText(at, zone), number: String(id) })]
}

/** [Báo khi xoá], or no more. */
export async function pressReceipts(turn: Turn, wanted: string): Promise<void> {
  if (!turn.person) return say(turn, { text: text('ownData.nothing') })
  if (wanted !== 'on' && wanted !== 'off') return say(turn, { text: text('menu.staleButton') })
  await setReceipts(turn.store, turn.person.id, wanted === 'on')
  say(turn, { text: text(`ownData.receipt.now.${wanted}`) })
}
