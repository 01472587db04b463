import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client'
import type { Database } from '../../db/connect.ts'
import type { Role } from '../../db/leases.ts'

/** Adds what is known of the process itself: its memory, its event loop, its connections. */
export function addProcessMetrics(
  registry: Registry,
  { database, role }: { readonly database: Pick<Database, 'pool'>; readonly role: Role },
): void {
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  new Gauge({
    name: 'khaibao_process_info',
    help: '1, with the role of this process',
    labelNames: ['role'],
    registers,
  }).set({ role }, 1)
  new Gauge({
    name: 'khaibao_pool_connections',
    help: 'Connections to the database: how many there may be, how many transactions hold one or wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      const { connections, held, waiting } = database.pool
      this.set({ state: 'most' }, connections)
      this.set({ state: 'held' }, held)
      this.set({ state: 'waiting' }, waiting)
    },
  })
}
