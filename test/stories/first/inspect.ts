import { fold } from '../../../bot/core/fold.ts'
import { readPlainly } from '../../bot/qr/readPlainly.ts'
import type { Telegram } from '../../emulators/telegram/startTelegram.ts'
import { StoryDiffers } from '../play.ts'
import { printOf, type Stage } from '../stage.ts'

/** What people of the story told that Telegram, abroad, must never hear again from us; folded. */
const NEVER_SAID = [
  'tran thi bich ngoc',
  'pham van minh',
  'tran van hai',
  '912345679',
  '912345678',
  '987654321',
]
/** The symptom that somebody ticked and took back: it may stand on a button that offers it, but in no words. */
const SYMPTOM = /(^|[^\p{L}])ho([^\p{L}]|$)/iu

/** Telegram heard nothing personal of what people told. */
export function inspectDiscretion(telegram: Telegram): void {
  for (const { method, params } of telegram.calls) {
    const said = JSON.stringify(params)
    const letters = fold(said)
    const digits = said.replace(/[\s.-]/g, '')
    const leaked = NEVER_SAID.find((secret) => letters.includes(secret) || digits.includes(secret))
    if (leaked !== undefined) throw new StoryDiffers(`Telegram was told a name or a phone in a ${method}`)
    const words = [params.text, params.caption].filter((part) => typeof part === 'string').join('\n')
    if (SYMPTOM.test(words)) throw new StoryDiffers(`Telegram was told a symptom in a ${method}`)
  }
}

/** The pictures and documents are what they should be. */
export async function inspectPrints(stage: Stage): Promise<void> {
  const [address = ''] = await readPlainly(printOf(stage, 'personal-qr.png'))
  if (!/\/p\/[\w-]+$/i.test(address)) throw new StoryDiffers('the personal QR holds no address of a person')
  const pdf = Buffer.from(printOf(stage, 'poster.pdf')).subarray(0, 5).toString()
  if (pdf !== '%PDF-') throw new StoryDiffers('the poster to print is no PDF')
}
