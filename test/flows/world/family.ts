import type { Profile } from '../../../bot/core/person.ts'
import { profilesOf } from '../../../db/people.ts'
import type { World } from './world.ts'

type Row = {
  readonly member: number
  readonly holder: number | null
  readonly relation: string | null
  readonly agreed: string | null
  readonly declared: string | null
  readonly visits: string | null
}

/** People without a chat, who carries them, what was agreed to for them, and what they have. */
export async function family({ database, nameOf }: World): Promise<string[]> {
  const rows = await database.client<Row[]>`
    select p.id as member, c.id as holder, f.relation,
           (select string_agg(s.purpose || case when s.given_by = f.holder_id then ' by the holder' else '' end
                              || case when s.withdrawn_at is null then '' else ', taken back' end, ', ' order by s.purpose)
              from consents s where s.person_id = p.id) as agreed,
           (select string_agg(case when d.risk then 'risk' else 'no risk' end
                              || case when d.declared_by = f.holder_id then ' by the holder' else '' end, ', ' order by d.id)
              from declarations d where d.person_id = p.id) as declared,
           (select string_agg(n.name || ' ' || v.recorded_by || coalesce(' ended by ' || v.ended_by, ' open'), ', ' order by v.started_at, v.id)
              from visits v join venues n on n.id = v.venue_id where v.person_id = p.id) as visits
      from persons p left join family f on f.member_id = p.id left join chats c on c.person_id = f.holder_id
     where not exists (select 1 from chats o where o.person_id = p.id) order by p.id`
  const profiles = await profilesOf<Profile>(
    database,
    rows.map(({ member }) => Number(member)),
  )
  return rows.flatMap(({ member, holder, relation, agreed, declared, visits }) => {
    const { name, phone, birth } = profiles.get(Number(member)) ?? {}
    const of = holder === null ? 'nobody' : nameOf(Number(holder))
    const facts = [
      agreed && `agreed ${agreed}`,
      declared && `declared ${declared}`,
      visits && `was at ${visits}`,
    ]
    return [
      `${[name, phone, birth].filter(Boolean).join(' ')}: ${relation ?? 'no relation'} of ${of}`,
      ...facts.flatMap((fact) => (fact ? [`  ${fact}`] : [])),
    ]
  })
}
