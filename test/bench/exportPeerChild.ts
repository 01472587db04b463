import { writeXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import type { Profile } from '../../bot/core/person.ts'
import { connect } from '../../db/connect.ts'
import { profilesOf } from '../../db/people.ts'
import { BENCH_KEYS } from './benchDatabase.ts'
import { tellBench } from './child.ts'
import { measured } from './exportCost.ts'

/**
 * The peer of a venue's file: all visits are read at once, their visitors' names opened, and the whole is handed to papaparse or to
 * hucre, as one writes it first.
 */
const [url = '', format = '', venueId = ''] = process.argv.slice(2)
const database = connect({ url, keys: BENCH_KEYS, connections: 4 })
await database.client`select 1`
process.once('message', async () => tellBench(await measured(write)))
tellBench('ready')

async function write(): Promise<void> {
  const visits = await database.client<
    { person: number; began: string; ended: string; companions: number }[]
  >`
    select person_id as person, started_at as began, ended_at as ended, companions
      from visits where venue_id = ${Number(venueId)} order by started_at`
  const profiles = await profilesOf<Profile>(database, [...new Set(visits.map(({ person }) => person))])
  const rows = visits.map(({ person, began, ended, companions }) => {
    const { name = '', phone = '' } = profiles.get(person) ?? {}
    return [name, phone, began, ended, companions]
  })
  if (format === 'csv') Papa.unparse(rows)
  else await writeXlsx({ sheets: [{ name: 'Log', rows }] })
}
