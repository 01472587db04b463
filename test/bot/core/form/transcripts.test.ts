import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FormContext } from '../../../../bot/core/form/form.ts'
import { formOf } from '../../../../bot/templates/template.ts'
import type { Language } from '../../../../locales/catalogue.ts'
import { NATIONAL } from '../../../support/templates.ts'
import { countMessages, replay } from '../../../support/transcript.ts'
import { context, directoryOf, formPlayer } from './formWorld.ts'

const FOLDER = new URL('./transcripts/', import.meta.url)
/** The messages of a whole declaration, the QR that follows it included. */
const MESSAGES_AT_MOST = 12

const form = formOf(NATIONAL)

/** The first line of a transcript says in which chat it was: `# vi haiphong-2021 discreet`. */
function contextOf(script: string): FormContext {
  const [, language, edition = 'haiphong-2025', ...traits] = script.split('\n')[0]?.split(' ') ?? []
  return context({
    language: language === 'en' ? 'en' : ('vi' satisfies Language),
    units: directoryOf(edition),
    sharesContact: traits.includes('shares'),
    discreet: traits.includes('discreet'),
  })
}

describe('the declaration of 2021, word for word', () => {
  for (const file of readdirSync(FOLDER)) {
    it(file, async () => {
      const script = readFileSync(new URL(file, FOLDER), 'utf8')
      expect(await replay(script, formPlayer(form, contextOf(script)))).toBe(script)
    })
  }

  it('takes few messages', () => {
    const script = readFileSync(new URL('vi-nothing-to-report.txt', FOLDER), 'utf8')
    expect(countMessages(script)).toBeLessThanOrEqual(MESSAGES_AT_MOST)
  })
})
