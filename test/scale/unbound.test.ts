import { loadModule } from 'libpg-query'
import { beforeAll, describe, expect, it } from 'vitest'
import { unboundIn } from './unbound.ts'

const COLUMNS = {
  inbox: ['id', 'chat_id', 'done_at', 'next_at'],
  chats: ['id', 'person_id'],
  sessions: ['chat_id', 'body_sealed'],
  visits: ['id', 'started_at', 'venue_id', 'person_id'],
  venues: ['id', 'name'],
}

beforeAll(() => loadModule())

describe('a statement', () => {
  it.each([
    'select 1 from inbox where chat_id = $1 and done_at is null',
    'select 1 from inbox i where $1::bigint = i.chat_id',
    'select 1 from inbox where chat_id = any($1::bigint[])',
    'select 1 from chats c join inbox i on i.chat_id = c.id where c.id = $1',
    'with mine as (select id as chat from chats where id = $1) select 1 from sessions s join mine m on s.chat_id = m.chat',
    'select 1 from chats c where c.id = $1 and exists (select 1 from inbox i where i.chat_id = c.id)',
    'update visits v set person_id = null from venues n where n.id = $1 and v.venue_id = n.id',
    'delete from inbox where chat_id in (select id from chats where id = $1)',
    'insert into sessions (chat_id, body_sealed) values ($1, $2) on conflict do nothing',
    'insert into chats (person_id) values ($1)',
    'select 1 from venues where name = $1',
  ])('that says which rows asks one server: %s', (text) => {
    expect(unboundIn(text, COLUMNS)).toEqual([])
  })

  it.each([
    ['select 1 from inbox where id = $1', ['inbox']],
    ['select 1 from inbox where chat_id = $1 or id = $2', ['inbox']],
    ['select 1 from inbox where not (chat_id = $1)', ['inbox']],
    ['select 1 from inbox where chat_id > $1', ['inbox']],
    ['select 1 from visits v join chats c on c.person_id = v.person_id where c.id = $1', ['visits']],
    ['select 1 from chats where id in (select chat_id from inbox where id = $1)', ['chats', 'inbox']],
    ['select (select 1 from sessions limit 1) from venues', ['sessions']],
    ['insert into visits (person_id) values ($1)', ['visits']],
    ['update inbox set chat_id = $1 where chat_id = $2', ['moves inbox']],
    ['with all_of as (select * from inbox) select 1 from all_of', ['inbox']],
  ])('that does not asks all: %s', (text, tables) => {
    expect(unboundIn(text, COLUMNS)).toEqual(tables)
  })

  it('in a function is given what its variables hold', () => {
    const text = 'select 1 from inbox where chat_id = chat and done_at is null'
    expect(unboundIn(text, COLUMNS, new Set(['chat']))).toEqual([])
    expect(unboundIn(text, COLUMNS)).toEqual(['inbox'])
  })
})
