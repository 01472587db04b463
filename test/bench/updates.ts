import { readUpdate } from '../../bot/channels/telegram/read.ts'
import type { Received } from '../../bot/core/received.ts'

/** Chats among which the load is spread: a rush hour's, so that most messages find another chat than the last. */
export const BENCH_CHATS = 2_000
const FIRST_USER = 610_000_000

/** What a person of the load writes; no command, so the bot says what can be done. */
const WORDS = 'Cho tôi hỏi khai báo y tế ở đâu ạ?'

/** Who writes when, and what. */
type Written = { readonly user: number; readonly at: number; readonly text: string }

/** The body of a webhook request as Telegram sends it, of somebody of the load at this moment. */
export function textUpdate(id: number): string {
  return writtenUpdate(id, { user: FIRST_USER + (id % BENCH_CHATS), at: Date.now(), text: WORDS })
}

/** The same of whom and when one wants, built quickly because the load generator shares the machine. */
export function writtenUpdate(id: number, { user, at, text }: Written): string {
  const date = Math.floor(at / 1000)
  const from = `{"id":${user},"is_bot":false,"first_name":"Mẫu","last_name":"Nguyễn Văn","username":"mau_${user}","language_code":"vi"}`
  const chat = `{"id":${user},"first_name":"Mẫu","last_name":"Nguyễn Văn","username":"mau_${user}","type":"private"}`
  return `{"update_id":${id},"message":{"message_id":${id % 1_000_000},"from":${from},"chat":${chat},"date":${date},"text":"${text}"}}`
}

/** A photo as Telegram announces it; the file is what the stub of its API has of that name. */
export function photoUpdate(id: number, file: string, update: string = textUpdate(id)): string {
  const { message: written, ...rest } = JSON.parse(update) as { message: Record<string, unknown> }
  const { text: _words, ...message } = written
  const photo = [{ file_id: file, file_unique_id: file, width: 1280, height: 960, file_size: 150_000 }]
  return JSON.stringify({ ...rest, message: { ...message, photo } })
}

export function receivedText(id: number): Received {
  const received = readUpdate(JSON.parse(textUpdate(id)), new Date())
  if (!received) throw new Error('the load is not a genuine update')
  return received
}
