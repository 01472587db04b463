/** What the server tells of a line, as in bot/channels/web/line.ts. */
type Button = { label: string; press: string } | { label: string; link: string }

type Line = {
  id: string
  from: 'bot' | 'me' | 'other'
  name?: string
  kind: 'text' | 'press' | 'open' | 'photo'
  text: string
  buttons?: Button[][]
  file?: { url: string; name: string; type: string }
  at: string
  /** Of own lines that are still on their way. */
  state?: SendState
  problem?: string
  /** The own photo, while this page remembers it. */
  picture?: Blob
}

type SendState = 'sending' | 'waiting' | 'sent' | 'failed'

type News = { messages: Line[]; typing: boolean; older?: boolean; reset?: boolean }

/** Something to be sent, in the words of bot/channels/web/read.ts. `at` is this device's time in milliseconds. */
type Entry = { id: string; at: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'press'; data: string; label: string }
  | { kind: 'open'; payload: string }
  | { kind: 'photo'; photo: Blob; album?: string }
)

type Delivered =
  | { outcome: 'sent' }
  | { outcome: 'again'; seconds: number }
  | { outcome: 'failed'; problem: string }
