import type { FamilyQr, FamilyQrTexts } from './familyQr.ts'
import type { GatePoster, PosterTexts } from './gatePoster.ts'
import type { Guide } from './guide.ts'
import type { Leaflet } from './leaflet.ts'
import type { OfficialReport } from './official/report.ts'
import type { SummaryPicture } from './official/summary.ts'
import type { Paper } from './paper.ts'
import type { CardTexts, PersonalCard } from './personalCard.ts'
import type { PersonalQr, PersonalQrTexts } from './personalQr.ts'

/**
 * What can be drawn and sent, as plain data: it waits in the outbox as JSON and becomes an image or a document only
 * when it is delivered.
 */
export type Drawing =
  | { readonly kind: 'posterPng'; readonly poster: GatePoster; readonly texts: PosterTexts }
  | { readonly kind: 'posterPdf'; readonly posters: readonly GatePoster[]; readonly texts: PosterTexts }
  | { readonly kind: 'personalQrPng'; readonly personal: PersonalQr; readonly texts: PersonalQrTexts }
  | ({ readonly kind: 'familyQrPng'; readonly texts: FamilyQrTexts } & FamilyQr)
  | { readonly kind: 'cardPng'; readonly card: PersonalCard; readonly texts: CardTexts }
  | {
      readonly kind: 'cardSheetPdf'
      readonly cards: readonly PersonalCard[]
      /** `YYYY-MM-DD`, the city's day. */
      readonly issuedOn: string
      readonly texts: CardTexts
    }
  | { readonly kind: 'guidePng' | 'guidePdf'; readonly guide: Guide }
  | { readonly kind: 'leafletPng' | 'leafletPdf'; readonly leaflet: Leaflet }
  | { readonly kind: 'summaryPng'; readonly summary: SummaryPicture }
  | { readonly kind: 'reportPdf' | 'reportXlsx'; readonly report: OfficialReport }

/** Whatever our own server draws: also what is never sent with a message, because it is read on the server alone. */
export type Drawable = Drawing | { readonly kind: 'paperPdf'; readonly paper: Paper }

/** A file of a venue's log that was written before and is kept for a day, and what is said instead once it is gone. */
export type ExportFile = {
  readonly kind: 'export'
  readonly exportId: number
  readonly format: ExportFormat
  /** City days, `YYYY-MM-DD`. */
  readonly first: string
  readonly last: string
  readonly gone: { readonly text: string; readonly again: string; readonly press: string }
}

/**
 * Everything that is held of a person, by their number alone: it is gathered when the file is opened, for as long as the chat
 * that asked for it is theirs.
 */
export type OwnDataFile = {
  readonly kind: 'ownData'
  readonly format: (typeof OWN_DATA_FORMATS)[number]
  readonly personId: number
  readonly chatId: number
  readonly language: 'vi' | 'en'
}

export const OWN_DATA_FORMATS = ['pdf', 'json'] as const

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Whatever can be sent with a message. */
export type Attachment = Drawing | ExportFile | OwnDataFile

export type FileType =
  | 'image/png'
  | 'application/pdf'
  | 'text/csv'
  | 'application/json'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How the bytes are to be called and typed: an image goes as a photo, all else as a document. */
export interface AttachmentFile {
  readonly name: string
  readonly type: FileType
}

/** The name and media type of what `attachment` will be once it is drawn. Names hold no personal data. */
export function attachmentFile(attachment: Attachment): AttachmentFile {
  switch (attachment.kind) {
    case 'posterPng':
      return { name: `poster-${attachment.poster.code}.png`, type: 'image/png' }
    case 'posterPdf':
      return { name: `poster-${attachment.posters[0]?.code ?? 'gates'}.pdf`, type: 'application/pdf' }
    case 'personalQrPng':
      return { name: 'personal-qr.png', type: 'image/png' }
    case 'familyQrPng':
      return { name: 'family-qr.png', type: 'image/png' }
    case 'cardPng':
      return { name: 'personal-card.png', type: 'image/png' }
    case 'cardSheetPdf':
      return { name: 'personal-cards.pdf', type: 'application/pdf' }
    case 'guidePng':
      return { name: `huong-dan-${attachment.guide.number}.png`, type: 'image/png' }
    case 'guidePdf':
      return { name: `huong-dan-${attachment.guide.number}.pdf`, type: 'application/pdf' }
    case 'leafletPng':
      return { name: 'to-roi.png', type: 'image/png' }
    case 'leafletPdf':
      return { name: 'to-roi.pdf', type: 'application/pdf' }
    case 'summaryPng':
      return { name: 'so-lieu.png', type: 'image/png' }
    case 'reportPdf':
      return { name: `bao-cao-${attachment.report.madeOn}.pdf`, type: 'application/pdf' }
    case 'reportXlsx':
      return { name: `bao-cao-${attachment.report.madeOn}.xlsx`, type: EXPORT_TYPES.xlsx }
    case 'export':
      return { name: exportName(attachment), type: EXPORT_TYPES[attachment.format] }
    case 'ownData':
      return { name: `du-lieu-cua-toi.${attachment.format}`, type: `application/${attachment.format}` }
  }
}

const EXPORT_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const satisfies Record<ExportFormat, FileType>

/** `nhat-ky-2026-11-01-den-2026-11-28.xlsx`: by its days, because a computer keeps many. */
function exportName({ first, last, format }: ExportFile): string {
  return `nhat-ky-${first === last ? first : `${first}-den-${last}`}.${format}`
}
