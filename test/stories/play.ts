import type { Heard } from '../support/cast.ts'
import { fill, fits } from './blanks.ts'
import { carryOut } from './carryOut.ts'
import { type Numbered, readScript } from './script.ts'
import { actorOf, keepPrint, linesOf, type Stage } from './stage.ts'

/** Milliseconds within which an answer is expected: Telegram's pace holds answers back by some seconds. */
const ANSWER_MILLISECONDS = 20_000
/** Milliseconds for which everybody listens at the end whether anything more was said. */
const SILENCE_MILLISECONDS = 400

/** A story went differently; the message says where and how. */
export class StoryDiffers extends Error {
  override readonly name = 'StoryDiffers'
}

/** Plays a story line by line, prints it as it goes, and throws `StoryDiffers` where it goes differently. */
export async function play(script: string, stage: Stage, print: (line: string) => void): Promise<void> {
  const lines = readScript(script)
  const printer = printerFor(lines, print)
  for (const line of lines) {
    if (line.kind === 'heading') print(`\n── ${line.words}`)
    else if (line.kind === 'act') await act(stage, line, printer)
    else await expectAnswer(stage, line, printer)
  }
  await expectSilence(stage)
}

type Printer = (actor: string, arrow: '>' | '<', lines: readonly string[]) => void

/** Characters in a line; what is longer is broken between words. */
const PRINTED_WIDTH = 110

/** Names stand in a column, further lines of a message under its first. */
function printerFor(lines: readonly Numbered[], print: (line: string) => void): Printer {
  const width = Math.max(...lines.map((line) => ('actor' in line ? line.actor.length : 0)))
  return (actor, arrow, said) => {
    const [first = '', ...more] = said.flatMap((line) => broken(line, PRINTED_WIDTH - width - 3))
    print(`${actor.padEnd(width)} ${arrow} ${first}`)
    for (const line of more) print(`${' '.repeat(width)}   ${line}`)
  }
}

function broken(line: string, width: number): string[] {
  const pieces = line.match(new RegExp(`.{1,${width}}(?:\\s+|$)`, 'gu'))
  return pieces?.map((piece) => piece.trimEnd()) ?? [line]
}

async function act(
  stage: Stage,
  { actor, written, number }: Extract<Numbered, { kind: 'act' }>,
  printer: Printer,
): Promise<void> {
  const filled = fill(written, stage.filled)
  printer(actor, '>', filled.split('\n'))
  try {
    await carryOut(stage, actorOf(stage, actor), filled)
  } catch (error) {
    throw new StoryDiffers(`line ${number}: ${actor} cannot do this: ${reasonOf(error)}`)
  }
}

async function expectAnswer(
  stage: Stage,
  line: Extract<Numbered, { kind: 'answer' }>,
  printer: Printer,
): Promise<void> {
  const { actor, lines, number, afterOthers } = line
  const fileName = /^(?:🖼|📄) (\S+)$/u.exec(lines[0] ?? '')?.[1]
  const deadline = Date.now() + ANSWER_MILLISECONDS
  for (;;) {
    const heard = await hearOne(stage, line, deadline - Date.now())
    const shown = linesOf(heard, fileName)
    printer(actor, '<', shown)
    // An empty line of a message is none of the script's.
    const said = shown.filter((line) => line !== '').join('\n')
    if (fits(lines.join('\n'), said, stage.filled)) {
      if (heard.file && fileName !== undefined) keepPrint(stage, fileName, await heard.file.bytes())
      return
    }
    if (!afterOthers) {
      throw new StoryDiffers(
        `line ${number}: ${actor} heard something else.\n${expected(lines)}\nheard:\n${indented(shown)}`,
      )
    }
  }
}

async function hearOne(
  stage: Stage,
  { actor, lines, number }: Extract<Numbered, { kind: 'answer' }>,
  within: number,
): Promise<Heard> {
  try {
    return await actorOf(stage, actor).hear(within)
  } catch (error) {
    throw new StoryDiffers(`line ${number}: ${actor} heard nothing: ${reasonOf(error)}\n${expected(lines)}`)
  }
}

/** A message that nobody expects is as wrong as one that is missing: one act gets one answer. */
async function expectSilence({ cast }: Stage): Promise<void> {
  const listening = [...cast].map(async ([name, actor]) => {
    const heard: Heard | undefined = await actor.hear(SILENCE_MILLISECONDS).catch(() => undefined)
    return heard && `${name} heard one message too many:\n${indented(linesOf(heard, undefined))}`
  })
  const surplus = (await Promise.all(listening)).filter((complaint) => complaint !== undefined)
  if (surplus.length > 0) throw new StoryDiffers(surplus.join('\n'))
}

function expected(lines: readonly string[]): string {
  return `expected:\n${indented(lines)}`
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n')
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
