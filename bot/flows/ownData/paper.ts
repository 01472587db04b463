import type { HeldVisit, OwnCode, OwnDeclaration } from '../../../db/ownDataLists.ts'
import type { OwnDoor, OwnOffice, OwnVenue } from '../../../db/ownRoles.ts'
import { cityDay, dateAndTime, dateText } from '../../core/cityTime.ts'
import { KEPT_DAYS, MESSAGE_DAYS, PROFILE_DAYS, type Profile } from '../../core/person.ts'
import { showPhone } from '../../core/phone.ts'
import { render, type Text, text } from '../../core/text.ts'
import type { Paper, PaperPart } from '../../draw/paper.ts'
import { isEndInferred } from '../history/mine.ts'
import { unitName } from '../unitName.ts'
import type { OwnData, PersonData } from './collect.ts'
import { consentText } from './consents.ts'
import { answersInWords, basisText, channelTitle, formTitle, noted, type Shown } from './inWords.ts'
import { factText } from './overview.ts'
import { readText } from './reads.ts'
import { requestText } from './requests.ts'

/** A part that `leads` has others under it and no lines of its own. */
type Part = {
  readonly heading: Text
  readonly lines: readonly Text[]
  readonly under?: true
  readonly leads?: true
}

/** Everything as a paper to be read: the same as the JSON has, in sentences. What there is none of is said to be none. */
export function ownDataPaper(shown: Shown, data: OwnData, madeAt: Date): Paper {
  const { city, language } = shown
  const zone = city.timeZone
  const parts = [
    ...personParts(shown, data.person),
    ...data.family.flatMap((member) => [
      {
        heading: text('ownData.paper.member', { name: member.profile.name ?? '' }),
        lines: [],
        leads: true as const,
      },
      ...personParts(shown, member).map((part) => ({ ...part, under: true as const })),
    ]),
    { heading: text('ownData.paper.venues'), lines: data.venues.map((venue) => venueText(shown, venue)) },
    {
      heading: text('ownData.paper.roles'),
      lines: [
        ...data.doors.map((door) => doorText(shown, door)),
        ...data.offices.map((office) => officeText(shown, office)),
      ],
    },
    { heading: text('ownData.paper.reads'), lines: data.reads.map((read) => readText(read, city)) },
    {
      heading: text('ownData.paper.requests'),
      lines: data.requests.flatMap((one) => requestTexts(one, zone)),
    },
    {
      heading: text('ownData.paper.messages'),
      lines: [
        ...data.chats.map(({ channel, createdAt }) =>
          text('ownData.paper.chat', { channel: channelTitle(channel), since: dateText(createdAt, zone) }),
        ),
        text('ownData.held.messages', { count: data.held.messages, days: MESSAGE_DAYS }),
      ],
    },
  ]
  return {
    title: render(language, text('ownData.paper.title')),
    above: render(language, text('ownData.paper.above', { city: city.name, at: dateAndTime(madeAt, zone) })),
    parts: parts.map((part) => rendered(shown, part)),
    page: render(language, text('ownData.paper.page')),
    madeOn: cityDay(madeAt, zone),
  }
}

function rendered({ language }: Shown, { heading, lines, under, leads }: Part): PaperPart {
  const said = lines.length > 0 || leads ? lines : [text('ownData.paper.none')]
  return {
    heading: render(language, heading),
    lines: said.map((line) => render(language, line).replace(/^• /, '').replaceAll('\n', ' ')),
    level: under ? 2 : 1,
  }
}

function personParts(shown: Shown, { profile, consents, declarations, visits, codes }: PersonData): Part[] {
  const zone = shown.city.timeZone
  return [
    {
      heading: text('ownData.paper.profile', { days: PROFILE_DAYS }),
      lines: profileTexts(profile),
    },
    { heading: text('ownData.paper.consents'), lines: consents.map((one) => consentText(shown, one)) },
    {
      heading: text('ownData.paper.declarations'),
      lines: [],
      ...(declarations.length > 0 && { leads: true as const }),
    },
    ...declarations.map((one) => declarationPart(shown, one)),
    {
      heading: text('ownData.paper.visits', { days: KEPT_DAYS }),
      lines: visits.map((visit) => visitText(shown, visit)),
    },
    { heading: text('ownData.paper.codes'), lines: codes.flatMap((code) => codeTexts(code, zone)) },
  ]
}

function profileTexts(profile: Profile): Text[] {
  return (['name', 'phone', 'birth', 'sex', 'address'] as const).flatMap((fact) => {
    const value = profile[fact]
    if (value === undefined) return []
    const line = { label: text(`ownData.fact.${fact}`), answer: factText(fact, value) }
    return [
      text(
        fact === 'phone' && profile.phoneConfirmed ? 'ownData.paper.confirmed' : 'ownData.paper.answer',
        line,
      ),
    ]
  })
}

function declarationPart(shown: Shown, declared: OwnDeclaration): Part {
  const zone = shown.city.timeZone
  const facts = {
    form: formTitle(shown.city, declared.template),
    at: dateAndTime(declared.declaredAt, zone),
    validUntil: dateAndTime(declared.validUntil, zone),
    keptUntil: dateText(declared.keptUntil, zone),
  }
  return {
    heading: text(declared.risk ? 'ownData.paper.declaredRisk' : 'ownData.paper.declared', facts),
    lines: [
      basisText(declared.legalBasis),
      ...(declared.byAnother ? [text('ownData.paper.byAnother')] : []),
      ...answersInWords(shown, declared).map(({ label, answer }) =>
        text('ownData.paper.answer', { label, answer }),
      ),
    ],
    under: true,
  }
}

function visitText({ city }: Shown, visit: HeldVisit): Text {
  const { timeZone: zone } = city
  const where = {
    venue: visit.venueName,
    unit: unitName(city, visit),
    gate: visit.gateName,
    from: dateAndTime(visit.startedAt, zone),
    companions: visit.companions,
  }
  const said =
    visit.endedAt === null
      ? text('ownData.paper.visitOpen', where)
      : text('ownData.paper.visit', { ...where, until: dateAndTime(visit.endedAt, zone) })
  return noted(said, [
    ...(visit.byStaff ? [text('ownData.paper.byStaff')] : []),
    ...(visit.startInferred ? [text('ownData.paper.startInferred')] : []),
    ...(isEndInferred(visit) ? [text('ownData.paper.endInferred')] : []),
    basisText(visit.legalBasis),
  ])
}

/** A card's code for typing was given with its symbol and is no card of its own. */
function codeTexts({ kind, createdAt, goodUntil }: OwnCode, zone: string): Text[] {
  if (kind !== 'chat' && kind !== 'card') return []
  const facts = { since: dateAndTime(createdAt, zone) }
  if (goodUntil === null) return [text(`ownData.paper.code.${kind}`, facts)]
  return [text(`ownData.paper.codeEnded.${kind}`, { ...facts, until: dateAndTime(goodUntil, zone) })]
}

function venueText({ city }: Shown, venue: OwnVenue): Text {
  const facts = {
    venue: venue.name,
    address: venue.address,
    unit: unitName(city, venue),
    since: dateText(venue.createdAt, city.timeZone),
  }
  const { registrant } = venue
  if (!registrant) return text('ownData.paper.venueBare', facts)
  return text('ownData.paper.venue', { ...facts, name: registrant.name, phone: showPhone(registrant.phone) })
}

function doorText({ city }: Shown, { venueName, calledName, addedAt }: OwnDoor): Text {
  return text('ownData.paper.door', {
    venue: venueName,
    name: calledName,
    since: dateText(addedAt, city.timeZone),
  })
}

function officeText({ city }: Shown, office: OwnOffice): Text {
  return text('ownData.paper.office', {
    unit: unitName(city, office),
    since: dateText(office.appointedAt, city.timeZone),
  })
}

function requestTexts(request: OwnData['requests'][number], zone: string): Text[] {
  const { words: asked, answer } = request
  return [
    requestText(request, zone),
    ...(asked === undefined ? [] : [text('ownData.paper.asked', { words: asked })]),
    ...(answer === undefined ? [] : [text('ownData.paper.answered', { words: answer })]),
  ]
}
