import type { GatePoster, PosterTexts } from './gatePoster.ts'
import type { CardTexts, PersonalCard } from './personalCard.ts'
import type { PersonalQr, PersonalQrTexts } from './personalQr.ts'

/**
 * What can be drawn and sent, as plain data: it waits in the outbox as JSON and becomes an image or a document only
 * when it is delivered.
 */
export type Attachment =
  | { readonly kind: 'posterPng'; readonly poster: GatePoster; readonly texts: PosterTexts }
  | { readonly kind: 'posterPdf'; readonly posters: readonly GatePoster[]; readonly texts: PosterTexts }
  | { readonly kind: 'personalQrPng'; readonly personal: PersonalQr; readonly texts: PersonalQrTexts }
  | { readonly kind: 'cardPng'; readonly card: PersonalCard; readonly texts: CardTexts }
  | {
      readonly kind: 'cardSheetPdf'
      readonly cards: readonly PersonalCard[]
      /** `YYYY-MM-DD`, the city's day. */
      readonly issuedOn: string
      readonly texts: CardTexts
    }

/** How the drawn bytes are to be called and typed: an image goes as a photo, a PDF as a document. */
export interface AttachmentFile {
  readonly name: string
  readonly type: 'image/png' | 'application/pdf'
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
    case 'cardPng':
      return { name: 'personal-card.png', type: 'image/png' }
    case 'cardSheetPdf':
      return { name: 'personal-cards.pdf', type: 'application/pdf' }
  }
}
