import type { Language } from '../../../locales/catalogue.ts'
import type { Button } from '../outgoing.ts'
import { render, type Text } from '../text.ts'
import type { Choice } from './kind.ts'
import { pressData } from './press.ts'

/** What still reads well side by side on a small phone: buttons, and characters of their labels together. */
const BUTTONS_IN_A_ROW = 3
const LETTERS_IN_A_ROW = 30

type Row = readonly Button<Text>[]

/** Rows of buttons: short labels share a row, and those that end a question begin a new one. */
export function rowsOfButtons(
  choices: readonly Choice[],
  place: { readonly instance: string; readonly question: string },
  language: Language,
): readonly Row[] {
  const rows: { buttons: Button<Text>[]; letters: number; ends: boolean }[] = []
  for (const { code, label, redraws } of choices) {
    const letters = render(language, label).length
    const ends = code.startsWith('_')
    const button = {
      label,
      press: pressData({ ...place, code }),
      ...(ends && { main: true as const }),
      ...(redraws && { redraws }),
    }
    const row = rows.at(-1)
    const fits = row && row.buttons.length < BUTTONS_IN_A_ROW && row.letters + letters <= LETTERS_IN_A_ROW
    if (row && fits && row.ends === ends) {
      row.buttons.push(button)
      row.letters += letters
    } else rows.push({ buttons: [button], letters, ends })
  }
  return rows.map((row) => row.buttons)
}
