import { type SQL, sql } from 'drizzle-orm'
import type { PurgedKind } from './purges.ts'

/** Rows that go at an age: which they are, of those older than `before`, and what the ledger calls them where they are anybody's. */
export type Deletion = {
  readonly age: string
  readonly which: (before: SQL) => SQL
  readonly kind?: PurgedKind
}

/** When the rows of a table go. */
export type Rule =
  /** By age. */
  | { readonly deletes: readonly Deletion[] }
  /** With a row of another table, to which theirs refers. */
  | { readonly goesWith: string }
  /** By a function of their own, named here. */
  | { readonly goesBy: string }
  /** Never; why. */
  | { readonly stays: string }

/**
 * Hours that are kept of whoever never agreed, after it was done. A message is known to have been done by its row, so nothing may be
 * read again that is as old: a test ties the reading of Zalo's conversations to this.
 */
export const STRANGERS_HOURS = 24

/** Days after which use of theirs people go, and after which closing or silence what is left of venues and groups. */
export const UNUSED_DAYS = 90

/** Persons, and chats, deleted in one run: each takes much with it, and is looked for in every table that may refer to it. */
export const OWNERS_AT_ONCE = 100

const WEEK = '7 days'
const YEAR = '1 year'
const STRANGERS = `${STRANGERS_HOURS} hours`

function over(column: string, age: string, kind?: PurgedKind): Deletion {
  return { age, which: (before) => sql`${sql.identifier(column)} < ${before}`, ...(kind && { kind }) }
}

/** What was said goes a week after it was done, and a day after where nobody has agreed to anything. */
function said(column: string): { readonly deletes: readonly Deletion[] } {
  const ofStranger = sql`chat_id in (select id from chats where kind = 'private' and person_id is null)`
  const which = (before: SQL) => sql`${sql.identifier(column)} < ${before} and ${ofStranger}`
  return { deletes: [over(column, WEEK, 'messages'), { age: STRANGERS, which, kind: 'strangers' }] }
}

/**
 * When the rows of every table go: what consent promises, an hour late at most. A test reads the database's catalogue and fails
 * where a table has no rule, so that a new one is never forgotten. Rows that go by age do so in the order of this list.
 */
export const RETENTION: Readonly<Record<string, Rule>> = {
  // What was said.
  inbox: said('done_at'),
  outbox: said('done_at'),
  web_messages: said('created_at'),
  sessions: said('updated_at'),
  web_photos: { goesBy: 'deleteReadWebPhotos' },
  unknown_events: { deletes: [over('last_at', WEEK, 'messages')] },
  chats: { goesBy: 'forgetChats' },
  // A window of a limit is a day at most.
  chat_uses: { deletes: [over('window_at', '2 days')] },

  // People. Whose last use is 90 days ago goes, with all that is theirs.
  declarations: { goesBy: 'forgetDeclarations' },
  persons: { goesBy: 'forgetPeople' },
  former_log_ids: { goesWith: 'persons' },
  consents: { goesWith: 'persons' },
  family: { goesWith: 'persons' },
  open_visits: { goesWith: 'persons' },
  // A code that was replaced or revoked names nobody any more.
  person_codes: { deletes: [over('good_until', '1 day', 'pages')] },
  visits: { goesBy: 'dropVisitDaysBefore' },

  // Codes, pages and files that open something once.
  invitations: { deletes: [over('expires_at', WEEK, 'offices')] },
  venue_invitations: { deletes: [over('expires_at', WEEK, 'doors')] },
  file_links: { deletes: [over('expires_at', '0 days', 'pages')] },
  form_links: { deletes: [over('expires_at', '1 day', 'pages')] },
  person_links: { deletes: [over('expires_at', '1 day', 'pages')] },
  log_links: { deletes: [over('expires_at', '1 day', 'pages')] },
  exports: { deletes: [over('created_at', '1 day', 'pages')] },
  export_parts: { goesWith: 'exports' },
  trace_links: {
    deletes: [
      {
        age: '1 day',
        which: (before) => sql`greatest(expires_at, coalesce(read_until, expires_at)) < ${before}`,
        kind: 'pages',
      },
    ],
  },

  // A venue's door. By which words a log finds whom goes as the visits do.
  shifts: { deletes: [over('ends_at', '1 day', 'doors')] },
  feed_lines: { goesWith: 'shifts' },
  venue_staff: { goesWith: 'persons' },
  venue_visitors: { deletes: [over('last_day', '31 days', 'doors')] },
  venue_searches: { deletes: [over('day', '31 days')] },
  strange_codes: { deletes: [over('reported_at', WEEK, 'doors')] },
  plausibility_flags: { deletes: [over('day', '31 days')] },

  // Officials. A case goes with the days it is about, its links and notices with it.
  officials: { deletes: [over('until', '30 days', 'offices')] },
  traces: { deletes: [over('created_at', '30 days', 'traces')] },
  exposure_notices: { goesWith: 'traces' },
  // What officials remarked is sealed, and of use until the next year's round has been compared with it.
  report_rounds: { deletes: [over('due_day', YEAR, 'reports')] },
  round_reports: { goesWith: 'report_rounds' },
  unit_groups: { goesWith: 'chats' },
  // What a group was told is held against what was counted since, of 7 days and of the last week.
  told_figures: { deletes: [over('first_day', '60 days')] },

  // Proofs that rights and times were kept. Those that are only added to go by the owner's function.
  data_requests: {
    deletes: [
      {
        age: YEAR,
        // One that is not done is no proof; one of somebody who is gone waits for nothing any more.
        which: (before) => sql`asked_at < ${before} and (done_at is not null or person_id is null)`,
        kind: 'proofs',
      },
    ],
  },
  log_reads: { goesBy: 'forgetProofs' },
  official_reads: { goesBy: 'forgetProofs' },
  acts: { goesBy: 'forgetProofs' },
  erasures: { goesBy: 'forgetProofs' },
  purges: { goesBy: 'forgetProofs' },
  incidents: {
    stays: 'what the authority was told of a breach must be shown whenever it asks; it names nobody',
  },
  incident_entries: { stays: 'as the incident; the words are the operator’s, sealed' },

  // Places. What names its owner goes with the owner, and the address of a closed one after 90 days.
  venues: { goesBy: 'forgetClosedVenues' },
  gates: { stays: 'whoever scans an old poster is told; it names nobody' },
  gate_codes: { stays: 'as the gate' },
  units: { stays: 'the city’s public list of its units' },
  venue_former_units: { stays: 'where a venue counted; it names nobody' },
  venue_hours: { stays: 'counts, which outlive the visits' },
  venue_days: { stays: 'counts, which outlive the visits' },
  declaration_counts: { stays: 'counts, which outlive the declarations' },
  template_uses: { stays: 'which form was in force where' },
  city_state: { stays: 'one row' },

  // The machinery; nobody's.
  leases: { deletes: [over('until', '1 day')] },
  scheduled_runs: { deletes: [over('due_at', WEEK)] },
  key_uses: { deletes: [over('seen_at', '1 day')] },
  oa_consents: { deletes: [over('expires_at', '1 day')] },
  oa_tokens: { stays: 'one row an account, of the city’s own' },
  tallies: { deletes: [over('hour', '14 days')] },
  monthly_uses: { stays: 'a count a month and channel' },
  channel_facts: { stays: 'some facts a channel' },
  // A bucket that nothing was taken from for a day is full again.
  paces: { deletes: [over('filled_at', '1 day')] },
  alarms: { stays: 'until its cause is gone' },
  alarm_tellings: {
    deletes: [{ age: '30 days', which: (before) => sql`not stands and over_told_at < ${before}` }],
  },
  alarm_chats: { goesWith: 'chats' },
}
