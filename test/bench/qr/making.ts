import PDFDocument from 'pdfkit'
import { toBuffer } from 'qrcode'
import { drawCardSheetPdf, drawPosterPdf, drawPosterPng } from '../../../bot/draw/drawAttachment.ts'
import type { GatePoster } from '../../../bot/draw/gatePoster.ts'
import { makeCode } from '../../../bot/qr/code.ts'
import { gateUrl } from '../../../bot/qr/ownUrl.ts'
import { manyCards } from '../../bot/draw/cards.ts'
import { VENUE_NAMES } from '../../bot/draw/names.ts'
import { SAMPLE_CARD_TEXTS, SAMPLE_POSTER_TEXTS, samplePoster } from '../../bot/qr/samples.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'
import { compare, type Figure } from '../harness.ts'
import { eachCosts } from '../processorTime.ts'

/** Drawings of a round, each of another venue; their median is the round's figure. */
const DRAWINGS = 12
/** A sheet of A4 has room for so many cards. */
const CARDS = 15
/** Width of a picture for the chat, in pixels, as ours has it. */
const WIDTH = 1240
/** 15 cm on paper, in the points of a PDF. */
const PRINTED_WIDTH = 425

/** What it costs to draw posters and cards, beside the plainest thing that packages give: the QR alone. */
export async function makingFigures(): Promise<Figure[]> {
  const posters = manyPosters()
  const qrPdf = ({ url }: GatePoster): Promise<unknown> => pdfOf([url])
  return [
    await compare({
      name: 'poster as PNG, beside its QR alone by qrcode',
      unit: 'CPU ms',
      ours: () => eachCosts(posters, async (poster) => drawPosterPng(poster, SAMPLE_POSTER_TEXTS)),
      peer: () => eachCosts(posters, ({ url }) => toBuffer(url, { width: WIDTH })),
    }),
    await compare({
      name: 'poster as PDF, beside its QR alone by qrcode and pdfkit',
      unit: 'CPU ms',
      ours: () => eachCosts(posters, (poster) => drawPosterPdf([poster], SAMPLE_POSTER_TEXTS)),
      peer: () => eachCosts(posters, qrPdf),
    }),
    await compare({
      name: `sheet of ${CARDS} cards as PDF, beside their QRs alone by qrcode and pdfkit`,
      unit: 'CPU ms',
      ours: () => eachCosts(sheets(), (cards) => drawCardSheetPdf(cards, SAMPLE_CARD_TEXTS, '2026-11-23')),
      peer: () => eachCosts(sheets(), (cards) => pdfOf(cards.map(({ url }) => url))),
    }),
  ]
}

function manyPosters(): GatePoster[] {
  const random = seededBytes(5)
  return Array.from({ length: DRAWINGS }, (_, i) => {
    const code = makeCode(random)
    const url = gateUrl('https://khaibao.haiphong.gov.vn', code)
    return samplePoster({ venueName: VENUE_NAMES[i % VENUE_NAMES.length] ?? '', code, url })
  })
}

function sheets(): ReturnType<typeof manyCards>[] {
  const cards = manyCards(CARDS * DRAWINGS)
  return Array.from({ length: DRAWINGS }, (_, i) => cards.slice(i * CARDS, (i + 1) * CARDS))
}

async function pdfOf(urls: readonly string[]): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4' })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  for (const url of urls) {
    const image = await toBuffer(url, { width: Math.round(WIDTH / Math.sqrt(urls.length)) })
    document.image(image, { width: PRINTED_WIDTH / Math.sqrt(urls.length) })
  }
  document.end()
  await ended
  return Buffer.concat(chunks)
}
