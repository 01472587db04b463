import type { HeldVisit, OwnDeclaration } from '../../../db/ownDataLists.ts'
import { render } from '../../core/text.ts'
import { unitName } from '../unitName.ts'
import type { OwnData, PersonData } from './collect.ts'
import { answersInWords, formTitle, type Shown } from './inWords.ts'
import type { Read } from './reads.ts'

/** The shape of the copy for a program. A name may be added under the same version; any other change is another one. */
const VERSION = 1

/**
 * Everything as JSON. Moments are ISO 8601 in UTC; days are `YYYY-MM-DD` of the city; phones are E.164; a birth is a day or
 * a year; counts are of people or rows. What there is none of is null or an empty list, and no name is ever left out but those
 * of a profile.
 */
export function ownDataJson(shown: Shown, data: OwnData, madeAt: Date): string {
  const { city } = shown
  const copy = {
    format: 'khaibao own data',
    version: VERSION,
    city: city.name,
    timeZone: city.timeZone,
    language: shown.language,
    madeAt,
    units: {
      moments: 'ISO 8601, UTC',
      days: 'YYYY-MM-DD, of the city',
      phones: 'E.164',
      companions: 'people beside the visitor',
    },
    account: { ...personJson(shown, data.person), chats: data.chats, messages: data.held.messages },
    family: data.family.map((member) => ({
      relation: member.relation,
      addedAt: member.addedAt,
      ...personJson(shown, member),
    })),
    venues: data.venues.map(({ edition, unitCode, ...venue }) => ({
      ...venue,
      unit: unitName(city, { edition, unitCode }),
    })),
    staffOf: data.doors,
    officialOf: data.offices.map(({ edition, unitCode, ...office }) => ({
      ...office,
      unit: unitName(city, { edition, unitCode }),
    })),
    reads: data.reads.map((read) => readJson(shown, read)),
    requests: data.requests.map(({ id, kind, words = null, answer = null, ...request }) => ({
      number: id,
      kind,
      words,
      answer,
      askedAt: request.askedAt,
      answerBy: request.answerBy,
      doBy: request.doBy,
      answeredAt: request.answeredAt,
      doneAt: request.doneAt,
    })),
  }
  return `${JSON.stringify(copy, null, 2)}\n`
}

function personJson(shown: Shown, { profile, consents, declarations, visits, codes }: PersonData) {
  return {
    profile,
    consents,
    declarations: declarations.map((one) => declarationJson(shown, one)),
    visits: visits.map((visit) => visitJson(shown, visit)),
    codes,
  }
}

function declarationJson(shown: Shown, declared: OwnDeclaration) {
  const { template, answers: _asKept, edition, unitCode, ...facts } = declared
  return {
    form: template,
    title: render(shown.language, formTitle(shown.city, template)),
    ...facts,
    unit: unitCode === null ? null : unitName(shown.city, { edition, unitCode }),
    answers: answersInWords(shown, declared).map(({ name, label, value, answer }) => ({
      name,
      question: render(shown.language, label),
      value,
      answer: render(shown.language, answer),
    })),
  }
}

function readJson({ city }: Shown, read: Read) {
  if ('venueName' in read) return { by: 'owner', ...read }
  const { edition, unitCode, member = null, ...facts } = read
  return { by: 'official', unit: unitName(city, { edition, unitCode }), member, purpose: 'tracing', ...facts }
}

function visitJson({ city }: Shown, { edition, unitCode, ...visit }: HeldVisit) {
  return { ...visit, unit: unitName(city, { edition, unitCode }) }
}
