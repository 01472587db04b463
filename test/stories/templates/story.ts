import { readFileSync } from 'node:fs'
import type { Story } from '../story.ts'
import { beginTemplates } from './world.ts'

/** Declarations as data: dengue in one ward, a storm shelter in another, the national form in the city. */
export const templates: Story<'web'> = {
  name: 'templates',
  about:
    'an operator switches declarations on, people make them, a shelter asks for its own, officials read the counts',
  channels: ['web'],
  scriptOf: () => readFileSync(new URL('./web.txt', import.meta.url), 'utf8'),
  begin: beginTemplates,
  keeps: [
    'shelter-poster.png',
    'dengue-qr.png',
    'shelter-qr.png',
    'national-qr.png',
    'ward-figures.png',
    'city-figures.png',
  ],
}
