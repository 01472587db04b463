/** What the server tells of a line, as in bot/channels/web/line.ts. */
type Press = { label: string; press: string; redraws?: true }
type Button = Press | { label: string; link: string }

type Line = {
  id: string
  from: 'bot' | 'me' | 'other'
  name?: string
  kind: 'text' | 'press' | 'open' | 'photo'
  text: string
  buttons?: Button[][]
  file?: { url: string; name: string; type: string }
  removed?: true
  at: string
  mark?: string
  /** Of own lines that are still on their way. */
  state?: SendState
  problem?: string
  /** The own photo, while this page remembers it. */
  picture?: Blob
}

type SendState = 'sending' | 'waiting' | 'sent' | 'failed'

type News = { messages: Line[]; typing: boolean; older?: boolean; reset?: boolean; newest?: string }

/** Something to be sent, in the words of bot/channels/web/read.ts. `at` is this device's time in milliseconds. */
type Entry = { id: string; at: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'press'; data: string; label: string; on?: string; quiet?: boolean }
  | { kind: 'open'; payload: string }
  | { kind: 'photo'; photo: Blob; album?: string }
)

type Delivered =
  | { outcome: 'sent' }
  | { outcome: 'again'; seconds: number }
  | { outcome: 'failed'; problem: string }
