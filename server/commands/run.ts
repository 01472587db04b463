import type { RandomBytes } from '../../bot/qr/code.ts'
import type { readEnvironment } from '../env/readEnvironment.ts'
import { failureLine } from '../failure.ts'
import { COMMANDS } from './all.ts'
import type { Command } from './command.ts'
import { readGiven } from './given.ts'
import { runNoted } from './noted.ts'
import { createOperator } from './operator.ts'
import { CommandProblem } from './problem.ts'
import { usageLines, usageOf } from './usage.ts'

/** What a command touches of the world. */
export type World = {
  readonly read: () => ReturnType<typeof readEnvironment>
  readonly now: Date
  readonly random: RandomBytes
  /** Ends the command early; a database that was started for it is ended too. */
  readonly stop: AbortSignal
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

const [DONE, WRONG, MISUSED, STOPPED] = [0, 1, 2, 130]

/** Runs what the operator wrote. Gives the exit code: 0 done, 1 something is wrong, 2 it was not written rightly. */
export async function runCommand(written: readonly string[], world: World): Promise<number> {
  if (written.length === 0 || written[0] === '--help') {
    for (const line of usageLines(COMMANDS)) world.out(line)
    return DONE
  }
  const command = COMMANDS.find(({ words }) => words === written.slice(0, words.split(' ').length).join(' '))
  if (!command) {
    world.err(`Không có lệnh "${written.slice(0, 2).join(' ')}".`)
    for (const line of usageLines(COMMANDS)) world.err(line)
    return MISUSED
  }
  const given = readGiven(command, written.slice(command.words.split(' ').length))
  if ('wrong' in given) {
    world.err(`${given.wrong} ${usageOf(command)}`)
    return MISUSED
  }
  return carryOut(command, given, world)
}

async function carryOut(
  command: Command,
  given: Exclude<ReturnType<typeof readGiven>, { wrong: string }>,
  { read, now, random, stop, out, err }: World,
): Promise<number> {
  const configured = read()
  if ('problems' in configured) {
    for (const line of ['Cấu hình chưa đúng:', ...configured.problems.map((one) => `  ${one}`)]) err(line)
    return WRONG
  }
  const { environment } = configured
  const mayMakeDatabase = command.mayMakeDatabase ?? false
  const operator = createOperator({ environment, mayMakeDatabase, now, random, note: err })
  try {
    const answer = await Promise.race([runNoted(command, operator, given), whenAborted(stop)])
    if (answer === 'stopped') return STOPPED
    const { lines = [], problems = [] } = answer
    for (const line of lines) out(line)
    for (const line of problems) err(line)
    return problems.length > 0 ? WRONG : DONE
  } catch (error) {
    err(error instanceof CommandProblem ? error.message : `Không làm được: ${failureLine(error)}`)
    return WRONG
  } finally {
    await operator.leave()
  }
}

function whenAborted(signal: AbortSignal): Promise<'stopped'> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
}
