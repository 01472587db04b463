import { readFileSync } from 'node:fs'
import type { Story } from '../story.ts'
import { beginVenue } from './world.ts'

/** The venue's side: gates, staff, a crowd that comes in every way, and the owner's log. */
export const venue: Story<'all'> = {
  name: 'venue',
  about: 'a morning at a market with three gates, five staff and two hundred visitors',
  channels: ['all'],
  scriptOf: () => readFileSync(new URL('./all.txt', import.meta.url), 'utf8'),
  begin: beginVenue,
  keeps: ['market.pdf', 'main.png', 'in.png', 'out.png', 'card.pdf', 'nhat-ky.xlsx'],
}
