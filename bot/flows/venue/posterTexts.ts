import type { City } from '../../core/city.ts'
import { render, type Text, text } from '../../core/text.ts'
import type { Bilingual, PosterTexts } from '../../qr/draw/gatePoster.ts'

/** A poster speaks both languages at once, and names only the messengers that the city has turned on. */
export function posterTexts(city: City): PosterTexts {
  return {
    trial: both(text('poster.trial')),
    directions: {
      in: both(text('poster.direction.in')),
      out: both(text('poster.direction.out')),
      both: both(text('poster.direction.both')),
    },
    steps: [...howToCome(city), both(text('poster.step3'))],
    typeCode: both(text('poster.typeCode')),
    kept: both({ key: 'poster.kept', values: {} }),
    issued: both({ key: 'poster.issued', values: {} }),
  }
}

function howToCome(city: City): [Bilingual, Bilingual] {
  const messengers = { zalo: 'Zalo', telegram: 'Telegram' } as const
  const on = (['zalo', 'telegram'] as const).filter((name) => city.messengers[name] !== undefined)
  if (on.length === 0) return [both(text('poster.web.step1')), both(text('poster.web.step2'))]
  const apps = on.map((name) => messengers[name]).join(', ')
  return [both(text('poster.chat.step1')), both(text('poster.chat.step2', { city: city.name, apps }))]
}

function both(shown: Text): Bilingual {
  return { vi: render('vi', shown), en: render('en', shown) }
}
