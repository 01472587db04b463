import { randomBytes } from 'node:crypto'
import type { Database } from '../../../../db/connect.ts'
import type { Answer, Command } from '../../../../server/commands/command.ts'
import { readGiven } from '../../../../server/commands/given.ts'
import type { Operator } from '../../../../server/commands/operator.ts'
import { readEnvironment } from '../../../../server/env/environment.ts'
import type { KeyRing } from '../../../../server/env/keyRing.ts'

/** Runs a command about keys as an operator beside a server whose keys lie in a file. */
export function operatorWith(database: Database, keys: KeyRing, now: () => Date) {
  return async (command: Command, ...written: string[]): Promise<Answer> => {
    const given = readGiven(command, written)
    const read = readEnvironment({})
    if ('wrong' in given || 'problems' in read) throw new Error('the command was not written rightly')
    const never = () => {
      throw new Error('a command about keys needs no more')
    }
    const operator: Operator = {
      environment: read.environment,
      now: now(),
      random: randomBytes,
      reach: never,
      keys: () => keys,
      database: async () => database,
      owner: never,
      units: never,
      formerUnits: never,
      telegram: never,
      leave: async () => {},
    }
    return command.run(operator, given)
  }
}
