import { randomBytes } from 'node:crypto'
import { personAddress } from '../../bot/channels/web/identity.ts'
import { USUAL_DAYS } from '../../bot/flows/office/reach.ts'
import { makeCode, showCode } from '../../bot/qr/code.ts'
import { recordAct } from '../../db/acts.ts'
import { ensureChat } from '../../db/chats.ts'
import type { Database } from '../../db/connect.ts'
import { appoint, invite, type UnitKey } from '../../db/officials.ts'
import { createPerson } from '../../db/people.ts'

/** A newcomer may come back to the links tomorrow. */
const CODE_DAYS = 7
const DAY_MILLISECONDS = 86_400_000
const SECRET_BYTES = 32

export type FirstLinks = {
  readonly citizen: string
  readonly owner: string
  readonly officials: string
  /** What an official types in the room to bind it to the city. */
  readonly bindingCode: string
}

/**
 * Three links for whoever starts this for the first time: each opens the web chat as another person, the third in a
 * room whose person is an official of the city. The secrets stand behind `#`, so they never reach the server.
 */
export async function makeFirstLinks(
  database: Database,
  base: string,
  unit: UnitKey,
  now: Date,
): Promise<FirstLinks> {
  const secret = () => randomBytes(SECRET_BYTES).toString('base64url')
  const official = secret()
  const bindingCode = makeCode(randomBytes)
  await database.transaction(async (store) => {
    const chatId = await ensureChat(store, {
      channel: 'web',
      kind: 'private',
      address: personAddress(official),
    })
    const person = await createPerson(store, { profile: {}, chatId })
    const until = new Date(now.getTime() + USUAL_DAYS.reporter * DAY_MILLISECONDS)
    await appoint(store, person.id, unit, { role: 'reporter', until })
    await recordAct(store, { what: 'first official appointed', unit, personId: person.id, at: now })
    const expiresAt = new Date(now.getTime() + CODE_DAYS * DAY_MILLISECONDS)
    await invite(store, bindingCode, { purpose: 'group', unit, expiresAt })
  })
  return {
    citizen: `${base}/chat#me=${secret()}`,
    owner: `${base}/chat#me=${secret()}`,
    officials: `${base}/chat#me=${official}&room=${secret()}`,
    bindingCode: showCode(bindingCode),
  }
}
