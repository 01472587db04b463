/** A table that is spread over servers: by which column, and beside the rows of which table those of one value lie. */
export type Distributed = { readonly column: string; readonly beside: 'chats' | 'persons' | 'visits' }

/**
 * The tables that outgrow one server, as SCALE.md spreads them over many. What belongs to a conversation lies together, what
 * belongs to a person, and what belongs to a venue: a statement that says which, is answered by one server.
 */
export const DISTRIBUTED: Readonly<Record<string, Distributed>> = {
  chats: { column: 'id', beside: 'chats' },
  inbox: { column: 'chat_id', beside: 'chats' },
  outbox: { column: 'chat_id', beside: 'chats' },
  sessions: { column: 'chat_id', beside: 'chats' },
  chat_uses: { column: 'chat_id', beside: 'chats' },
  web_messages: { column: 'chat_id', beside: 'chats' },
  persons: { column: 'id', beside: 'persons' },
  consents: { column: 'person_id', beside: 'persons' },
  declarations: { column: 'person_id', beside: 'persons' },
  person_codes: { column: 'person_id', beside: 'persons' },
  open_visits: { column: 'person_id', beside: 'persons' },
  visits: { column: 'venue_id', beside: 'visits' },
  venue_visitors: { column: 'venue_id', beside: 'visits' },
  venue_hours: { column: 'venue_id', beside: 'visits' },
  venue_days: { column: 'venue_id', beside: 'visits' },
}

/** A view is as its rows are. */
export const VIEWS: Readonly<Record<string, Distributed>> = {
  turn_messages: { column: 'chat_id', beside: 'chats' },
}

/** Small, seldom changed and joined by everything: a copy on every server. */
export const EVERYWHERE: readonly string[] = [
  'units',
  'venues',
  'gates',
  'gate_codes',
  'venue_former_units',
  'template_uses',
  'city_state',
]
