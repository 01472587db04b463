import { benchAcknowledgements } from './acknowledgements.ts'
import { benchLatency } from './latency.ts'
import { findPgbench } from './pgbench.ts'
import type { Section } from './section.ts'
import { benchTurns } from './wholeTurns.ts'
import { benchZaloAcknowledgements } from './zaloAcknowledgements.ts'

export const acknowledgements: Section = {
  name: 'acknowledgements',
  async run(bench) {
    findPgbench()
    return benchAcknowledgements(await bench.database(), await bench.apiRoot())
  },
}

export const zalo: Section = {
  name: 'zalo',
  run: async (bench) => benchZaloAcknowledgements(await bench.database()),
}

export const turns: Section = {
  name: 'turns',
  run: async (bench) => benchTurns(await bench.database(), await bench.apiRoot()),
}

export const latency: Section = {
  name: 'latency',
  run: async (bench) =>
    benchLatency(await bench.database(), await bench.apiRoot(), [
      { name: 'an easy photo', file: 'easy' },
      { name: 'a photo of no code', file: 'none' },
    ]),
}
