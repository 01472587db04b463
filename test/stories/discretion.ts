import { fold } from '../../bot/core/fold.ts'
import type { Telegram } from '../emulators/telegram/startTelegram.ts'
import { StoryDiffers } from './play.ts'

/** Telegram, abroad, heard nothing from us of the full names and phones (without their 0) that people told. */
export function inspectDiscretion(telegram: Telegram, told: readonly string[]): void {
  const secrets = told.map(fold)
  for (const { method, params } of telegram.calls) {
    const said = JSON.stringify(params)
    const letters = fold(said)
    const digits = said.replace(/[\s.-]/g, '')
    const leaked = secrets.some((secret) => letters.includes(secret) || digits.includes(secret))
    if (leaked) throw new StoryDiffers(`Telegram was told a name or a phone in a ${method}`)
  }
}
