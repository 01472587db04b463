import type { City } from '../../core/city.ts'
import { render, type Text, text } from '../../core/text.ts'
import type { Bilingual, PosterTexts } from '../../draw/gatePoster.ts'

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
    typeCode: both(whereToType(city)),
    kept: both({ key: 'poster.kept', values: {} }),
    issued: both({ key: 'poster.issued', values: {} }),
  }
}

function howToCome(city: City): [Bilingual, Bilingual] {
  const [app, another] = appsOf(city)
  if (app === undefined) return [both(text('poster.web.step1')), both(text('poster.web.step2'))]
  const send = another
    ? text('poster.chat.zaloOrTelegram', { city: city.name })
    : text('poster.chat.step2', { city: city.name, app })
  return [both(text('poster.chat.step1')), both(send)]
}

/** Whoever has no messenger of the city's must be told where. */
function whereToType(city: City): Text {
  if (appsOf(city).length > 0) return text('poster.chat.typeCode')
  return text('poster.web.typeCode', { host: city.base.replace(/^https?:\/\//, '') })
}

function appsOf({ messengers }: City): string[] {
  const names = { zalo: 'Zalo', telegram: 'Telegram' } as const
  return (['zalo', 'telegram'] as const).flatMap((name) => (messengers[name] ? [names[name]] : []))
}

function both(shown: Text): Bilingual {
  return { vi: render('vi', shown), en: render('en', shown) }
}
