import { type Attachment, attachmentFile } from '../bot/draw/attachment.ts'
import type { Store } from '../db/connect.ts'
import { keepFileLink } from '../db/fileLinks.ts'

/** Makes the address of a file on our own server, the same for the same name. */
export type FileLinks = (name: string, attachment: Attachment, way: 'fetched' | 'once') => Promise<string>

/**
 * Hours that a picture can be fetched: a messenger fetches it at once, and one that does not keep it shows it to whoever
 * scrolls back on the same day. A personal QR in it holds no longer either.
 */
const PICTURE_HOURS = 48
/** Hours that a person has for opening a document. */
const DOCUMENT_HOURS = 24

/** Files are fetched from `base`, the address that is known outside. */
export function createFileLinks(store: Store, base: string): FileLinks {
  return async (name, attachment, way) => {
    const oneTime = way === 'once'
    const hours = oneTime ? DOCUMENT_HOURS : PICTURE_HOURS
    const token = await keepFileLink(store, `${name} ${way}`, { attachment, oneTime, hours })
    // Messengers judge a picture by the end of its address as well.
    const ending = oneTime ? '' : /\.\w+$/.exec(attachmentFile(attachment).name)?.[0]
    return `${base}/f/${token}${ending ?? ''}`
  }
}
