import type { Language } from '../../../locales/catalogue.ts'
import { render, text } from '../../core/text.ts'
import type { CardTexts } from '../../draw/personalCard.ts'

/** What a sheet of cards says, in its holder's language. */
export function cardTexts(language: Language, city: string): CardTexts {
  return {
    title: render(language, text('card.title', { city })),
    cutting: render(language, text('card.cutting')),
    trial: render(language, text('card.trial')),
  }
}
