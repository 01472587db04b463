import { randomUUID } from 'node:crypto'
import type { ShownLine } from '../../bot/channels/web/line.ts'

/** Milliseconds within which an answer is expected: far more than a photo takes on a busy machine. */
const ANSWER_MILLISECONDS = 20_000

type Chat = { readonly base: string; readonly me: string; readonly room?: string }

/** A person who uses the web chat over HTTP, as the page does. */
export class WebPerson {
  readonly #chat: Chat
  #last: string | undefined
  /** The bot's newest message with buttons. */
  #newest: ShownLine | undefined

  /** Takes a link of the web chat: `http://…/chat#me=…&room=…`. */
  constructor(link: string) {
    const url = new URL(link)
    const fragment = new URLSearchParams(url.hash.slice(1))
    const room = fragment.get('room')
    this.#chat = { base: url.origin, me: fragment.get('me') ?? '', ...(room && { room }) }
  }

  say(text: string): Promise<void> {
    return this.#post({ kind: 'text', text })
  }

  open(payload: string): Promise<void> {
    return this.#post({ kind: 'open', payload })
  }

  /** Taps the button with this label on the newest message that has buttons. */
  async tap(label: string): Promise<void> {
    const button = (this.#newest?.buttons ?? []).flat().find((one) => one.label === label)
    if (!button || !('press' in button)) throw new Error(`there is no button "${label}"`)
    await this.#post({ kind: 'press', data: button.press, label })
  }

  async sendPhoto(photo: Uint8Array): Promise<void> {
    const headers = { ...this.#headers(), 'content-type': 'image/jpeg', 'x-message-id': randomUUID() }
    await this.#request('/chat/photos', { method: 'POST', headers, body: Buffer.from(photo) })
  }

  /** The bot's next message. */
  async hear(): Promise<ShownLine> {
    const deadline = Date.now() + ANSWER_MILLISECONDS
    while (Date.now() < deadline) {
      const [line] = await this.#next()
      if (!line) continue
      this.#last = line.id
      if (line.from !== 'bot') continue
      if (line.buttons?.length) this.#newest = line
      return line
    }
    throw new Error('the bot did not answer')
  }

  async file(line: ShownLine): Promise<Uint8Array> {
    if (!line.file) throw new Error('the message has no file')
    const response = await this.#request(line.file.url, { headers: this.#headers() })
    return new Uint8Array(await response.arrayBuffer())
  }

  async #next(): Promise<readonly ShownLine[]> {
    const after = this.#last === undefined ? '' : `&after=${this.#last}`
    const response = await this.#request(`/chat/messages?wait=5&typing=1${after}`, {
      headers: this.#headers(),
    })
    const { messages } = (await response.json()) as { messages: readonly ShownLine[] }
    return messages
  }

  async #post(action: object): Promise<void> {
    const body = JSON.stringify({ id: randomUUID(), ...action })
    const headers = { ...this.#headers(), 'content-type': 'application/json' }
    await this.#request('/chat/messages', { method: 'POST', headers, body })
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${this.#chat.base}${path}`, init)
    if (!response.ok) throw new Error(`${path.split('?')[0]} answered ${response.status}`)
    return response
  }

  #headers(): Record<string, string> {
    const { me, room } = this.#chat
    return { authorization: `Bearer ${me}`, ...(room !== undefined && { 'x-room': room }) }
  }
}
