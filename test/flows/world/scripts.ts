import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ChannelName } from '../../../bot/core/received.ts'
import { channelsIn } from './cast.ts'

const FOLDER = new URL('../transcripts/', import.meta.url)
export const CHANNELS = ['web', 'telegram', 'zalo'] as const satisfies readonly ChannelName[]
/** What another channel changes in `first-time.txt` stands beside it in `first-time.zalo.txt`. */
const CHANGED = new RegExp(`\\.(?:${CHANNELS.join('|')})\\.txt$`)
/** Where one person's two messengers are what it is about, what is asked at once, or what many do, they stay where they are. */
const STAYS_THERE = /^(?:link\/|declare\/(?:whole-)?brief-|flag\/night)/

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.txt'),
)

/** The conversations, each by its path among the transcripts. */
export const SCRIPTS: readonly string[] = files.filter((name) => !CHANGED.test(name)).sort()

/** What differs on other channels, by its path among the transcripts. */
export const CHANGES: readonly string[] = files.filter((name) => CHANGED.test(name))

export function scriptOf(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

/** Where a transcript stands in the checkout. */
export function fileOf(name: string): string {
  return fileURLToPath(new URL(name, FOLDER))
}

/** Whether a conversation is only played where it was written for. */
export function staysThere(name: string): boolean {
  return STAYS_THERE.test(name)
}

/** The channels on which a conversation is played beside the one that it was written for. */
export function otherChannelsOf(name: string): readonly ChannelName[] {
  if (staysThere(name)) return []
  const written = [...channelsIn(scriptOf(name))]
  return CHANNELS.filter((channel) => !written.every((one) => one === channel))
}

/** What stands beside a transcript of what a channel changes. */
export function changesOf(name: string, channel: ChannelName): string {
  return name.replace(/txt$/, `${channel}.txt`)
}
