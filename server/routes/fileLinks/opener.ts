import type { FastifyRequest } from 'fastify'
import type { Attachment } from '../../../bot/draw/attachment.ts'
import { type FileLink, SPENT_MINUTES } from '../../../db/fileLinks.ts'
import { heldIn, holding } from '../cookies.ts'

const NAME = 'opener'

/** What is printed to hang where everybody reads it. */
const FOR_THE_STREET: readonly Attachment['kind'][] = [
  'posterPdf',
  'posterPng',
  'guidePdf',
  'guidePng',
  'leafletPdf',
  'leafletPng',
]

/**
 * What binds a file to the browser whose button opened its link, so that the address alone, copied or forwarded, gives it to nobody
 * else for the minutes that a broken download may be begun anew.
 */
export function holdingOpener(token: string, browser: string, isSecure: boolean): string {
  const held = { name: NAME, path: `/f/${token}`, minutes: SPENT_MINUTES, sameSite: 'Lax' } as const
  return holding(held, browser, isSecure)
}

/** The token that a browser holds of the link that it asks for. */
export function heldOpener({ headers }: FastifyRequest, isSecure: boolean): string | undefined {
  return heldIn(headers.cookie, NAME, isSecure)
}

/**
 * Whether another browser has opened it. What is for the street is given to all that have the address: not every downloader that a
 * messenger hands a file to is given its cookies, and nothing in such a file is anybody's.
 */
export function isAnothers({ openedAt, isOpener }: FileLink, { kind }: Attachment): boolean {
  return openedAt !== undefined && !isOpener && !FOR_THE_STREET.includes(kind)
}
