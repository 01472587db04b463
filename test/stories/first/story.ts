import { readFileSync } from 'node:fs'
import type { Story } from '../story.ts'
import { beginFirst } from './world.ts'

function scriptOf(channel: string): string {
  return readFileSync(new URL(`./${channel}.txt`, import.meta.url), 'utf8')
}

/** From consent to a check-in by photo, to the owner's log and the officials' groups. */
export const first: Story<'telegram' | 'zalo'> = {
  name: 'first',
  about: 'a poster is registered, photographed and checked in with; a declaration; the log and the figures',
  channels: ['telegram', 'zalo'],
  scriptOf,
  begin: beginFirst,
  keeps: ['poster.pdf', 'poster.png', 'personal-qr.png', 'ward-figures.png'],
}
