import { randomBytes } from 'node:crypto'
import type { Database } from '../../../../db/connect.ts'
import type { Answer, Command } from '../../../../server/commands/command.ts'
import { readGiven } from '../../../../server/commands/given.ts'
import type { Operator } from '../../../../server/commands/operator.ts'
import type { KeyRing } from '../../../../server/env/keyRing.ts'
import { readEnvironment } from '../../../../server/env/readEnvironment.ts'

/** A database as the server reaches it, and as its owner. */
type BothWays = { readonly database: Database; readonly owner: Database }

/** Runs a command about keys as an operator beside a server whose keys lie in a file. */
export function operatorWith({ database, owner }: BothWays, keys: KeyRing, now: () => Date) {
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
      reach: async () => ({ url: 'the server’s', ownerUrl: 'the owner’s' }),
      keys: () => keys,
      database: async () => database,
      owner: async () => owner,
      units: never,
      formerUnits: never,
      telegram: never,
      leave: async () => {},
    }
    return command.run(operator, given)
  }
}
