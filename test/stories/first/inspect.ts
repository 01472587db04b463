import { readPlainly } from '../../bot/qr/readPlainly.ts'
import type { Telegram } from '../../emulators/telegram/startTelegram.ts'
import { inspectDiscretion } from '../discretion.ts'
import { StoryDiffers } from '../play.ts'
import { printOf, type Stage } from '../stage.ts'

/** What people of the story told that Telegram, abroad, must never hear again from us. */
const TOLD = ['Trần Thị Bích Ngọc', 'Phạm Văn Minh', 'Trần Văn Hải', '912345679', '912345678', '987654321']
/** The symptom that somebody ticked and took back: it may stand on a button that offers it, but in no words. */
const SYMPTOM = /(^|[^\p{L}])ho([^\p{L}]|$)/iu

/** Telegram heard nothing personal of what people told. */
export function inspectTelegram(telegram: Telegram): void {
  inspectDiscretion(telegram, TOLD)
  for (const { method, params } of telegram.calls) {
    const words = [params.text, params.caption].filter((part) => typeof part === 'string').join('\n')
    if (SYMPTOM.test(words)) throw new StoryDiffers(`Telegram was told a symptom in a ${method}`)
  }
}

/** The pictures and documents are what they should be. */
export async function inspectPrints(stage: Stage): Promise<undefined> {
  const [address = ''] = await readPlainly(printOf(stage, 'personal-qr.png'))
  if (!/\/p\/[\w-]+$/i.test(address)) throw new StoryDiffers('the personal QR holds no address of a person')
  const pdf = Buffer.from(printOf(stage, 'poster.pdf')).subarray(0, 5).toString()
  if (pdf !== '%PDF-') throw new StoryDiffers('the poster to print is no PDF')
}
