import type { Language } from '../../../locales/catalogue.ts'
import type { City } from '../../core/city.ts'
import { cityDay, dateText } from '../../core/cityTime.ts'
import { KEPT_DAYS } from '../../core/person.ts'
import { render, type Text, text } from '../../core/text.ts'
import type { Guide, GuideStep } from '../../draw/guide.ts'
import { entranceUrl } from '../../qr/ownUrl.ts'
import { SHIFT_HOURS } from '../shift/ended.ts'
import { GUIDES, type GuideNumber, guideName } from './guides.ts'
import { waysIn } from './ways.ts'

const STEP_NUMBERS = [1, 2, 3, 4] as const
type StepNumber = (typeof STEP_NUMBERS)[number]

/** What a step says, with the city's own ways and days in it. */
export function stepText(city: City, number: GuideNumber, step: StepNumber): Text {
  return {
    key: `guide.hd${number}.step${step}`,
    values: { ways: waysIn(city), days: KEPT_DAYS, hours: SHIFT_HOURS },
  }
}

/** The steps of a guide, one on each line. */
export function stepLines(city: City, number: GuideNumber): Text[] {
  return STEP_NUMBERS.map((step) => text('guide.line', { number: step, step: stepText(city, number, step) }))
}

/** A guide as it is drawn, in one language. */
export function drawnGuide(city: City, number: GuideNumber, language: Language, now: Date): Guide {
  const shown = (content: Text) => render(language, content)
  const issuedOn = cityDay(now, city.timeZone)
  return {
    number,
    name: shown(guideName(number)),
    title: shown(text(`guide.hd${number}.title`)),
    issuer: shown(text('poster.issuer', { city: city.name })),
    steps: STEP_NUMBERS.map((step): GuideStep => {
      const { scene, said } = GUIDES[number].steps[step - 1] ?? GUIDES[number].steps[0]
      return {
        scene,
        said: said === undefined ? '' : shown({ key: said, values: {} }),
        label: shown(text(`guide.hd${number}.label${step}`)),
        text: shown(stepText(city, number, step)),
      }
    }),
    entrance: {
      url: entranceUrl(city.base),
      invitation: shown(text('guide.paper.invitation')),
      ways: shown(text('guide.paper.ways', { ways: waysIn(city) })),
    },
    contact: city.contact === undefined ? '' : shown(text('menu.contact', { contact: city.contact })),
    issued: shown(text('guide.paper.issued', { date: dateText(now, city.timeZone) })),
    issuedOn,
    trial: city.trial ? shown(text('guide.trial')) : '',
    language,
  }
}
