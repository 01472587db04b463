import { readFileSync } from 'node:fs'
import type { Story } from '../story.ts'
import { beginFirst } from './world.ts'

/** From consent to a check-in by photo, to the owner's log and the officials' groups. */
export const first: Story = {
  name: 'first',
  about: 'a poster is registered, photographed and checked in with; a declaration; the log and the figures',
  channels: ['telegram'],
  script: readFileSync(new URL('./script.txt', import.meta.url), 'utf8'),
  begin: beginFirst,
  keeps: ['poster.pdf', 'poster.png', 'personal-qr.png'],
}
