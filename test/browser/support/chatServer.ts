import type { AddressInfo } from 'node:net'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import type { DrawnFile } from '../../../bot/channels/channel.ts'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { Action } from '../../../bot/core/received.ts'
import type { Attachment } from '../../../bot/draw/attachment.ts'
import type { Database } from '../../../db/connect.ts'
import type { WebChatPaces } from '../../../server/routes/webChat/limits.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { startWebChat, type WebChatServer } from '../../bot/channels/web/support/startWebChat.ts'
import type { Answers } from '../../bot/channels/web/support/stubBot.ts'

/** A web chat over HTTP that can be taken down and brought up again at the same address. */
export type ChatServer = {
  readonly database: Database
  readonly link: string
  /** Photos as the bot got them. */
  readonly photos: readonly Uint8Array[]
  down(): Promise<void>
  up(): Promise<void>
  end(): Promise<void>
}

type Settings = { readonly paces?: WebChatPaces; readonly trial?: boolean }

export async function startChatServer({ paces, trial = false }: Settings = {}): Promise<ChatServer> {
  const place: OwnDatabase = await ownDatabase()
  const database = place.connect()
  const photos: Uint8Array[] = []
  const ticked = new Set<string>()
  const answers: Answers = (action, photo) => {
    if (photo) photos.push(photo)
    if (action.kind === 'press' && action.data.startsWith(TICK)) return [toggled(action, ticked)]
    if (action.kind === 'text' && action.text === 'chọn') return [choices(ticked)]
    return [answer(action.kind === 'text' ? action.text : `[${action.kind}]`, action)]
  }
  let port = 0
  let running: WebChatServer | undefined

  async function up(): Promise<void> {
    running = await startWebChat({ database, answers, draw, trial, ...(paces && { paces }) })
    await running.app.listen({ port, host: '127.0.0.1' })
    port = (running.app.server.address() as AddressInfo).port
  }

  async function down(): Promise<void> {
    await running?.close()
    running = undefined
  }

  await up()
  return {
    database,
    link: `http://127.0.0.1:${port}/chat`,
    photos,
    up,
    down,
    async end() {
      await down()
      await place.drop()
    },
  }
}

const TICK = 'tick:'

/** What is ticked or not, in the message that bore the button. */
function toggled(
  { data, message }: Extract<Action, { kind: 'press' }>,
  ticked: Set<string>,
): OutgoingMessage {
  const choice = data.slice(TICK.length)
  if (!ticked.delete(choice)) ticked.add(choice)
  return { ...choices(ticked), ...(message !== undefined && { replaces: message }) }
}

function choices(ticked: ReadonlySet<string>): OutgoingMessage {
  const one = (choice: string) => ({
    label: ticked.has(choice) ? `✓ ${choice}` : choice,
    press: `${TICK}${choice}`,
    redraws: true as const,
  })
  const text = 'Trong 14 ngày qua, Anh/Chị có điều nào dưới đây? Chọn những điều đúng rồi bấm Xong.'
  const rows = [
    ['Sốt', 'Ho', 'Khó thở'],
    ['Viêm phổi', 'Đau họng', 'Mệt mỏi'],
    ['Gặp người mắc hoặc nghi mắc bệnh'],
  ]
  const ends = ['Không có điều nào', 'Xong'].map((label) => ({ label, press: `press:${label}` }))
  return { text, buttons: [...rows.map((labels) => labels.map(one)), ends] }
}

/** The stub's answers: some words ask for something, everything else is repeated. */
function answer(words: string, action: { readonly kind: string }): OutgoingMessage {
  if (words === 'hỏi')
    return { text: 'Hôm nay vẫn vậy?', buttons: [row('Vẫn vậy', 'Có thay đổi'), row('Bỏ qua')] }
  if (words === 'hình') return { text: 'Đây là hình', attachment: { kind: 'personalQrPng' } as Attachment }
  if (words === 'tệp')
    return { text: 'Đây là tệp', attachment: { kind: 'posterPdf', posters: [] } as unknown as Attachment }
  if (words === 'dài')
    return {
      text: `https://haiphong.gov.vn/${'dai'.repeat(60)}`,
      buttons: [row('Nhãn '.repeat(12), 'A', 'B')],
    }
  if ('data' in action) return { text: `Đã bấm ${String(action.data)}` }
  if ('payload' in action) return { text: `Đã mở ${String(action.payload)}` }
  return { text: `Đã nhận ${words}` }
}

function row(...labels: string[]) {
  return labels.map((label) => ({ label, press: `press:${label.slice(0, 8)}` }))
}

async function draw(attachment: Attachment): Promise<DrawnFile> {
  if (attachment.kind === 'posterPdf')
    return { name: 'poster.pdf', type: 'application/pdf', bytes: await paper() }
  const picture = sharp({ create: { width: 600, height: 800, channels: 3, background: '#246' } })
  return { name: 'personal-qr.png', type: 'image/png', bytes: await picture.png().toBuffer() }
}

async function paper(): Promise<Buffer> {
  const document = new PDFDocument()
  document.end()
  const pieces: Buffer[] = []
  for await (const piece of document) pieces.push(piece)
  return Buffer.concat(pieces)
}
