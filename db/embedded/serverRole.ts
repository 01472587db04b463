import { briefly } from '../briefly.ts'
import { type Access, SERVER_ROLE, serverPassword, urlOf } from './access.ts'

/** Makes the role that the server works as, or gives it its password again; the owner may make roles. */
export async function makeServerRole(access: Access): Promise<void> {
  await briefly(urlOf(access), async (client) => {
    const [found] = await client`select 1 from pg_roles where rolname = ${SERVER_ROLE}`
    const deed = found === undefined ? 'create' : 'alter'
    await client.unsafe(`${deed} role ${SERVER_ROLE} login password '${serverPassword(access)}'`)
  })
}
