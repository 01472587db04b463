import { randomBytes } from 'node:crypto'
import { runCommand } from '../../../server/commands/run.ts'
import { readEnvironment } from '../../../server/env/readEnvironment.ts'
import { cannot, type Heard } from '../../support/cast.ts'
import type { StoryActor } from '../stage.ts'

/** The operator at a terminal beside the running server: says what stands behind `npm run admin --`, hears its lines. */
export function operatorBeside(settings: Readonly<Record<string, string>>): StoryActor {
  const unread: string[][] = []
  return {
    async say(words) {
      const lines: string[] = []
      unread.push(lines)
      await runCommand(argumentsIn(words), {
        read: () => readEnvironment(settings),
        now: new Date(),
        random: randomBytes,
        stop: new AbortController().signal,
        out: (line) => lines.push(line),
        err: (line) => lines.push(line),
      })
    },
    async hear(): Promise<Heard> {
      const lines = unread.shift()
      if (!lines) throw new Error('the terminal shows nothing more')
      return { text: lines.join('\n'), buttons: [] }
    },
    tap: () => cannot('tap'),
    sendPhoto: () => cannot('send a photo'),
    shareContact: () => cannot('share a contact'),
    open: () => cannot('open a link'),
  }
}

/** Words as a terminal parts them: what stands in quotes is one. */
function argumentsIn(words: string): string[] {
  return [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}
