import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { ShownLine } from '../../bot/channels/web/line.ts'

/** Milliseconds within which an answer is expected: far more than a photo takes on a busy machine. */
const ANSWER_MILLISECONDS = 20_000
/** Seconds for which one request waits for something new. */
const HELD_SECONDS = 5
/** How often a request may be put off: the server never asks for more than some seconds. */
const WAITS_AT_MOST = 5

type News = { readonly messages: readonly ShownLine[]; readonly typing: boolean }
type Chat = { readonly base: string; readonly me: string; readonly room?: string }

/** A person who uses the web chat over HTTP, as the page does. */
export class WebPerson {
  readonly #chat: Chat
  #last: string | undefined
  #typing = false
  /** The bot's messages, newest first. */
  readonly #heard: ShownLine[] = []

  /** Takes a link of the web chat: `http://…/chat#me=…&room=…`. */
  constructor(link: string) {
    const url = new URL(link)
    const fragment = new URLSearchParams(url.hash.slice(1))
    const room = fragment.get('room')
    this.#chat = { base: url.origin, me: fragment.get('me') ?? '', ...(room && { room }) }
  }

  /** What opens the chat and the room for whoever has it. */
  get secrets(): readonly string[] {
    const { me, room } = this.#chat
    return room === undefined ? [me] : [me, room]
  }

  say(text: string): Promise<void> {
    return this.#post({ kind: 'text', text })
  }

  open(payload: string): Promise<void> {
    return this.#post({ kind: 'open', payload })
  }

  /** Taps the button with this label on the newest message that has it. */
  async tap(label: string): Promise<void> {
    const buttons = this.#heard.flatMap((line) => (line.buttons ?? []).flat())
    const button = buttons.find((one) => one.label === label)
    if (!button || !('press' in button)) throw new Error(`there is no button "${label}"`)
    const on = this.#heard.find((line) => line.buttons?.flat().includes(button))?.id
    await this.#post({ kind: 'press', data: button.press, label, on, quiet: button.redraws ?? false })
  }

  async sendPhoto(photo: Uint8Array): Promise<void> {
    const headers = { ...this.#headers(), 'content-type': 'image/jpeg', 'x-message-id': randomUUID() }
    await this.#request('/chat/photos', { method: 'POST', headers, body: Buffer.from(photo) })
  }

  /** The bot's next message. Throws when none comes. */
  async hear(withinMilliseconds = ANSWER_MILLISECONDS): Promise<ShownLine> {
    const deadline = Date.now() + withinMilliseconds
    do {
      const line = await this.#nextLine(deadline)
      if (line?.from !== 'bot') continue
      const known = this.#heard.findIndex(({ id }) => id === line.id)
      this.#heard.splice(Math.max(known, 0), known < 0 ? 0 : 1, line)
      return line
    } while (Date.now() < deadline)
    throw new Error('the bot did not answer')
  }

  async file(line: ShownLine): Promise<Uint8Array> {
    if (!line.file) throw new Error('the message has no file')
    const response = await this.#request(line.file.url, { headers: this.#headers() })
    return new Uint8Array(await response.arrayBuffer())
  }

  async #nextLine(deadline: number): Promise<ShownLine | undefined> {
    const seconds = Math.max(0, Math.min(HELD_SECONDS, Math.round((deadline - Date.now()) / 1000)))
    const after = this.#last === undefined ? '' : `&after=${this.#last}`
    const path = `/chat/messages?wait=${seconds}&typing=${Number(this.#typing)}${after}`
    const response = await this.#request(path, { headers: this.#headers() })
    const { messages, typing } = (await response.json()) as News
    this.#typing = typing
    const [line] = messages
    if (line) this.#last = line.mark ?? line.id
    return line
  }

  async #post(action: object): Promise<void> {
    const body = JSON.stringify({ id: randomUUID(), ...action })
    const headers = { ...this.#headers(), 'content-type': 'application/json' }
    await this.#request('/chat/messages', { method: 'POST', headers, body })
  }

  /** Whom the server asks to be slower waits and tries again, as the page does. */
  async #request(path: string, init: RequestInit): Promise<Response> {
    let response = await fetch(`${this.#chat.base}${path}`, init)
    for (let waits = 0; response.status === 429 && waits < WAITS_AT_MOST; waits++) {
      await setTimeout(Number(response.headers.get('retry-after')) * 1000)
      response = await fetch(`${this.#chat.base}${path}`, init)
    }
    if (!response.ok) throw new Error(`${path.split('?')[0]} answered ${response.status}`)
    return response
  }

  #headers(): Record<string, string> {
    const { me, room } = this.#chat
    return { authorization: `Bearer ${me}`, ...(room !== undefined && { 'x-room': room }) }
  }
}
