import { recordAct, recordCommandAt } from '../../db/acts.ts'
import type { Database, Store } from '../../db/connect.ts'
import type { Answer, Command, Given } from './command.ts'
import type { Operator } from './operator.ts'

/** Runs a command and notes it in the record of acts, in the way that the command declares. */
export async function runNoted(command: Command, operator: Operator, given: Given): Promise<Answer> {
  switch (command.noted) {
    case 'together':
      return (await operator.database()).transaction(async (store) => {
        const answer = await command.run(within(operator, store), given)
        const { about = {} } = answer
        if (didSomething(answer)) await recordAct(store, { ...about, what: command.words, at: operator.now })
        return answer
      })
    case 'before':
      await recordCommandAt((await operator.reach()).url, command.words, operator.now)
      return command.run(operator, given)
    case 'after': {
      const answer = await command.run(operator, given)
      if (didSomething(answer))
        await recordCommandAt((await operator.reach()).url, command.words, operator.now)
      return answer
    }
    default:
      return command.run(operator, given)
  }
}

/** Whoever is only told what is wrong has done nothing. */
function didSomething({ lines = [], nothingDone }: Answer): boolean {
  return lines.length > 0 && !nothingDone
}

/** The same operator, whose database is the one transaction. Units are read beside it. */
function within(operator: Operator, store: Store): Operator {
  const joined: Database = {
    ...store,
    client: store.client as Database['client'],
    pool: { connections: 1, held: 1, waiting: 0 },
    transaction: (work) => work(store),
    close: async () => {},
  }
  return { ...operator, database: async () => joined }
}
