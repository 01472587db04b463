import { ensureChat } from '../../../../db/chats.ts'
import type { Database } from '../../../../db/connect.ts'
import { createPerson } from '../../../../db/people.ts'
import { registerVenue } from '../../../../db/venues.ts'

/** Registers a venue whose name has signs of HTML, with one gate whose poster bears the code. */
export async function hangPoster(database: Database, code: string): Promise<void> {
  await database.transaction(async (store) => {
    const chatId = await ensureChat(store, { channel: 'web', kind: 'private', address: 'owner' })
    const owner = await createPerson(store, { profile: {}, chatId })
    const registrant = { name: 'Phạm Văn Hải', phone: '+84912345678', phoneConfirmed: false }
    const venue = {
      name: 'Nhà hàng <Hải Đăng>',
      foldedName: 'nha hang <hai dang>',
      type: 'food',
      address: '1 Lạch Tray',
    }
    const unit = { edition: 'none', unitCode: '31' }
    const gate = { name: 'cửa chính', direction: 'both' as const, code }
    await registerVenue(store, { ownerId: owner.id, registrant, ...venue, ...unit }, gate)
  })
}
