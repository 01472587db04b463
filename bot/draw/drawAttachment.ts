import type { Drawable } from './attachment.ts'
import { cardPage, cardSheetPages } from './cardSheet.ts'
import { familyQrPage } from './familyQrPage.ts'
import type { GatePoster, PosterTexts } from './gatePoster.ts'
import { guidePaper } from './guidePaper.ts'
import { guidePicture } from './guidePicture.ts'
import { leafletPage } from './leafletPage.ts'
import { reportPdf } from './official/reportPdf.ts'
import { reportXlsx } from './official/reportXlsx.ts'
import { summaryPicture } from './official/summaryPicture.ts'
import { paintPdf } from './paintPdf.ts'
import { paintPng } from './paintPng.ts'
import { paperPages } from './paper.ts'
import type { CardTexts, PersonalCard } from './personalCard.ts'
import type { PersonalQr, PersonalQrTexts } from './personalQr.ts'
import { personalQrPage } from './personalQrPage.ts'
import { posterPage } from './posterPage.ts'

/** A4 at 150 dots an inch: what a messenger shows sharply, and a shop can print when it has no PDF. */
const POSTER_PIXELS = 1240
const PERSONAL_QR_PIXELS = 720
/** As wide as messengers send photos, or a little less. */
const FAMILY_QR_PIXELS = 1080
/** 5 cm at 300 dots an inch and a little more. */
const CARD_PIXELS = 600

/** Each step of a guide comes out 480 pixels wide, and its words as large as the messenger's own. */
const GUIDE_PIXELS = 1080
/** A4 at 150 dots an inch, as a poster. */
const LEAFLET_PIXELS = POSTER_PIXELS

/** Draws whatever an attachment is. Pure, but it takes up to 100 ms, an official paper of many sheets up to a second: in the server the workshop's threads do it. */
export async function drawAttachment(attachment: Drawable): Promise<Uint8Array> {
  switch (attachment.kind) {
    case 'posterPng':
      return drawPosterPng(attachment.poster, attachment.texts)
    case 'posterPdf':
      return drawPosterPdf(attachment.posters, attachment.texts)
    case 'personalQrPng':
      return drawPersonalQrPng(attachment.personal, attachment.texts)
    case 'familyQrPng':
      return paintPng(familyQrPage(attachment, attachment.texts), FAMILY_QR_PIXELS)
    case 'cardPng':
      return drawCardPng(attachment.card, attachment.texts)
    case 'cardSheetPdf':
      return drawCardSheetPdf(attachment.cards, attachment.texts, attachment.issuedOn)
    case 'guidePng':
      return paintPng(guidePicture(attachment.guide), GUIDE_PIXELS)
    case 'guidePdf':
      return paintPdf([guidePaper(attachment.guide)], attachment.guide.issuedOn, attachment.guide.language)
    case 'leafletPng':
      return paintPng(leafletPage(attachment.leaflet), LEAFLET_PIXELS)
    case 'leafletPdf':
      return paintPdf([leafletPage(attachment.leaflet)], attachment.leaflet.issuedOn)
    case 'summaryPng':
      return summaryPicture(attachment.summary)
    case 'reportPdf':
      return reportPdf(attachment.report)
    case 'reportXlsx':
      return reportXlsx(attachment.report)
    case 'paperPdf':
      return paintPdf(paperPages(attachment.paper), attachment.paper.madeOn)
  }
}

/** One gate's poster as a PNG of 1240 × 1754 pixels. */
export function drawPosterPng(poster: GatePoster, texts: PosterTexts): Uint8Array {
  return paintPng(posterPage(poster, texts), POSTER_PIXELS)
}

/** Posters as one A4 PDF for the printer, a page a gate. */
export function drawPosterPdf(posters: readonly GatePoster[], texts: PosterTexts): Promise<Uint8Array> {
  const pages = posters.map((poster) => posterPage(poster, texts))
  return paintPdf(pages, posters[0]?.issuedOn ?? '1970-01-01')
}

/** A personal QR as a PNG of 720 × 900 pixels. */
export function drawPersonalQrPng(personal: PersonalQr, texts: PersonalQrTexts): Uint8Array {
  return paintPng(personalQrPage(personal, texts), PERSONAL_QR_PIXELS)
}

/** A personal card as a PNG of 600 × 600 pixels. */
export function drawCardPng(card: PersonalCard, texts: CardTexts): Uint8Array {
  return paintPng(cardPage(card, texts), CARD_PIXELS)
}

/** Personal cards on sheets of A4 to be cut, as one PDF. `issuedOn` is `YYYY-MM-DD`. */
export function drawCardSheetPdf(
  cards: readonly PersonalCard[],
  texts: CardTexts,
  issuedOn: string,
): Promise<Uint8Array> {
  return paintPdf(cardSheetPages(cards, texts), issuedOn)
}
