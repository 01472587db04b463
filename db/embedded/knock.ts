import { briefly } from '../briefly.ts'
import { codeOf } from './problem.ts'

/** PostgreSQL's codes for a wrong password, a role or a database that is not there, and a server that is not ours. */
const STRANGER = ['28P01', '28000', '3D000', 'SASL_SIGNATURE_MISMATCH']

/**
 * Whether a database answers to its address. The password is proved from both sides, so `yes` also means that it is ours.
 * `not now`: it starts, stops, or has no connection left.
 */
export async function knock(url: string): Promise<'yes' | 'no' | 'not now'> {
  return await briefly(url, (client) => client`select 1`).then(
    () => 'yes',
    (error: unknown) => (STRANGER.includes(codeOf(error)) ? 'no' : 'not now'),
  )
}
