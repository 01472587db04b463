import type { City } from '../../bot/core/city.ts'
import type { OwnDataFile } from '../../bot/draw/attachment.ts'
import { collectOwnData } from '../../bot/flows/ownData/collect.ts'
import { ownDataJson } from '../../bot/flows/ownData/json.ts'
import { ownDataPaper } from '../../bot/flows/ownData/paper.ts'
import type { QrWorkshop } from '../../bot/qr/workshop/qrWorkshop.ts'
import { chatById } from '../../db/chats.ts'
import type { Store } from '../../db/connect.ts'

/** What the making of somebody's copy needs. */
export type OwnDataParts = {
  readonly store: Store
  readonly qr: Pick<QrWorkshop, 'draw'>
  readonly city: City
  readonly now: () => Date
}

/**
 * Everything that is held of a person, gathered now. Nothing once they were erased, or became a part of another person, or the
 * chat that asked for it is no more theirs.
 */
export async function ownDataBytes(
  { store, qr, city, now }: OwnDataParts,
  { personId, chatId, format, language }: OwnDataFile,
): Promise<Uint8Array | undefined> {
  if ((await chatById(store, chatId))?.personId !== personId) return undefined
  const data = await collectOwnData(store, personId, city.timeZone)
  if (!data) return undefined
  const shown = { city, language }
  if (format === 'json') return Buffer.from(ownDataJson(shown, data, now()))
  return qr.draw({ kind: 'paperPdf', paper: ownDataPaper(shown, data, now()) })
}
