import { readFileSync } from 'node:fs'
import type { Story } from '../story.ts'
import { beginCity, EDITIONS, type Edition } from './world.ts'

/** The officials' side, over a month of a whole city: what is pushed, what is reported, who is traced. */
export const city: Story<Edition> = {
  name: 'city',
  about:
    'the figures of the day, a report round up the chain to the paper to be signed, a case that is traced',
  channels: EDITIONS,
  tellsAll: true,
  scriptOf: (edition) => readFileSync(new URL(`./${edition}.txt`, import.meta.url), 'utf8'),
  begin: beginCity,
  keeps: ['so-lieu.png', 'bao-cao.pdf', 'bao-cao.xlsx'],
}
