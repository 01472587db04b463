import type { Venue } from '../../../db/venues.ts'
import type { Language } from '../../../locales/catalogue.ts'
import { clock, dateText } from '../../core/cityTime.ts'
import type { ExportAsked } from '../../core/logAsked.ts'
import type { OutgoingMessage } from '../../core/outgoing.ts'
import { lines, render, type Text, text } from '../../core/text.ts'
import { inLanguage } from '../../core/turn.ts'
import type { ExportFormat } from '../../draw/attachment.ts'
import { pressAgain, rangeText } from './asked.ts'

/** An export as far as its texts know it. */
export type ExportToSay = {
  readonly id: number
  readonly format: ExportFormat
  readonly venue: Pick<Venue, 'id' | 'name' | 'address'>
  readonly asked: ExportAsked
  readonly language: Language
  readonly createdAt: Date
}

/** How a file came out. */
export type Written = { readonly rows: number; readonly unreadable: number; readonly cut: boolean }

/** The lines above the table. */
export function headOf({ venue, asked, createdAt }: ExportToSay, zone: string): readonly Text[] {
  return [
    text('export.head.title'),
    text('export.head.venue', { venue: venue.name, address: venue.address }),
    text('export.head.range', {
      range: rangeText(asked),
      time: clock(createdAt, zone),
      day: dateText(createdAt, zone),
    }),
    text('export.head.masked'),
  ]
}

export function progressMessage(one: ExportToSay, done: number): OutgoingMessage {
  return inLanguage(one.language, { text: text('export.progress', { venue: one.venue.name, done }) })
}

/** The file is there. */
export function readyMessage(one: ExportToSay, { rows, unreadable, cut }: Written): OutgoingMessage {
  const { id, format, venue, asked, language } = one
  const said = [
    text('export.ready', { venue: venue.name, range: rangeText(asked), rows }),
    ...(unreadable > 0 ? [text('export.unreadable', { count: unreadable })] : []),
    ...(cut ? [text('export.cut', { rows })] : []),
    text('export.keep'),
  ]
  const gone = {
    text: render(language, text('export.gone')),
    again: render(language, text('export.button.again')),
    press: pressAgain(venue.id, asked),
  }
  return inLanguage(language, {
    text: lines(...said),
    attachment: { kind: 'export', exportId: id, format, first: asked.first, last: asked.last, gone },
  })
}

/** It was tried as often as it is; what was asked for can be asked for again. */
export function failedMessage({ language, venue, asked }: ExportToSay): OutgoingMessage {
  return inLanguage(language, {
    text: text('export.failed', { venue: venue.name, range: rangeText(asked) }),
    buttons: [[{ label: text('export.button.again'), press: pressAgain(venue.id, asked) }]],
  })
}
