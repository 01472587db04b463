import { readUpdate } from '../../bot/channels/telegram/read.ts'
import type { Received } from '../../bot/core/received.ts'

/** Chats among which the load is spread: a rush hour's, so that most messages find another chat than the last. */
export const BENCH_CHATS = 2_000
const FIRST_USER = 610_000_000

/** What a person of the load writes; no command, so the bot says what can be done. */
const WORDS = 'Cho tôi hỏi khai báo y tế ở đâu ạ?'

/** The body of a webhook request as Telegram sends it, built quickly because the load generator shares the machine. */
export function textUpdate(id: number): string {
  const user = FIRST_USER + (id % BENCH_CHATS)
  const date = Math.floor(Date.now() / 1000)
  const from = `{"id":${user},"is_bot":false,"first_name":"Mẫu","last_name":"Nguyễn Văn","username":"mau_${user}","language_code":"vi"}`
  const chat = `{"id":${user},"first_name":"Mẫu","last_name":"Nguyễn Văn","username":"mau_${user}","type":"private"}`
  return `{"update_id":${id},"message":{"message_id":${id % 1_000_000},"from":${from},"chat":${chat},"date":${date},"text":"${WORDS}"}}`
}

/** A photo as Telegram announces it; the file is whatever the stub of its API has. */
export function photoUpdate(id: number): string {
  const update = JSON.parse(textUpdate(id)) as { message: Record<string, unknown> }
  const { text: _words, ...message } = update.message
  const photo = [{ file_id: 'photo', file_unique_id: 'photo', width: 1280, height: 960, file_size: 150_000 }]
  return JSON.stringify({ ...update, message: { ...message, photo } })
}

export function receivedText(id: number): Received {
  const received = readUpdate(JSON.parse(textUpdate(id)), new Date())
  if (!received) throw new Error('the load is not a genuine update')
  return received
}
