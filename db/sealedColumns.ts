import { ONLY_ADDED_TO } from './roles.ts'
import type { SealPurpose } from './seal.ts'

/** A column whose values are sealed, and for what. */
export type SealedColumn = {
  readonly table: string
  readonly column: string
  readonly purpose: SealPurpose
  /** Its values are large: files and pictures. */
  readonly large?: true
}

/** Every sealed column of the database. What is missing here would be lost with the next key that is given up. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'chats', column: 'address_sealed', purpose: 'address' },
  { table: 'persons', column: 'profile_sealed', purpose: 'profile' },
  { table: 'declarations', column: 'answers_sealed', purpose: 'answers' },
  { table: 'inbox', column: 'body_sealed', purpose: 'inbox' },
  { table: 'outbox', column: 'body_sealed', purpose: 'outbox' },
  { table: 'sessions', column: 'body_sealed', purpose: 'session' },
  { table: 'web_messages', column: 'body_sealed', purpose: 'webMessage' },
  { table: 'web_photos', column: 'bytes_sealed', purpose: 'webPhoto', large: true },
  { table: 'file_links', column: 'attachment_sealed', purpose: 'fileLink' },
  { table: 'venues', column: 'registrant_sealed', purpose: 'registrant' },
  { table: 'venues', column: 'address_sealed', purpose: 'venueAddress' },
  { table: 'gate_codes', column: 'code_sealed', purpose: 'gateCode' },
  { table: 'venue_staff', column: 'name_sealed', purpose: 'staffName' },
  { table: 'venue_invitations', column: 'name_sealed', purpose: 'staffName' },
  { table: 'log_links', column: 'asked_sealed', purpose: 'logAsked' },
  { table: 'exports', column: 'asked_sealed', purpose: 'exportAsked' },
  { table: 'export_parts', column: 'bytes_sealed', purpose: 'exportPart', large: true },
  { table: 'officials', column: 'name_sealed', purpose: 'officialName' },
  { table: 'invitations', column: 'name_sealed', purpose: 'officialName' },
  { table: 'round_reports', column: 'remarks_sealed', purpose: 'remarks' },
  { table: 'traces', column: 'reference_sealed', purpose: 'caseReference' },
  { table: 'official_reads', column: 'reference_sealed', purpose: 'caseReference' },
  { table: 'data_requests', column: 'asked_sealed', purpose: 'request' },
  { table: 'data_requests', column: 'answer_sealed', purpose: 'request' },
  { table: 'incident_entries', column: 'words_sealed', purpose: 'incident' },
  { table: 'oa_tokens', column: 'access_sealed', purpose: 'oaToken' },
  { table: 'oa_tokens', column: 'refresh_sealed', purpose: 'oaToken' },
  { table: 'oa_consents', column: 'verifier_sealed', purpose: 'oaVerifier' },
  { table: 'unknown_events', column: 'body_sealed', purpose: 'unknownEvent' },
]

/** Whether only the owner of the database may seal values of a table anew: the server may add to it and change nothing. */
export function isTheOwnersToChange(table: string): boolean {
  return ONLY_ADDED_TO.some((one) => one === table)
}
