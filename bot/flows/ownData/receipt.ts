import type { Deleted } from '../../../db/purges.ts'
import { dayText } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'
import { momentText } from '../timeText.ts'

/** That something of a person was deleted, with the number under which it stands in the ledger. */
export function receiptText({ what, rows, day, receipt, at }: Deleted, zone: string): Text {
  const facts = { count: rows, at: momentText(at, zone), number: String(receipt) }
  return day !== undefined && what === 'visits'
    ? text('ownData.receipt.visits', { ...facts, day: dayText(day) })
    : text('ownData.receipt.declarations', facts)
}
