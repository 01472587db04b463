import type { FastifyReply, FastifyRequest } from 'fastify'
import type { City } from '../../../bot/core/city.ts'
import { cleanTyped } from '../../../bot/core/form/typed.ts'
import { KEPT_DAYS } from '../../../bot/core/person.ts'
import { lines, type Text, text, words } from '../../../bot/core/text.ts'
import { VENUE_TYPES } from '../../../bot/core/venueTypes.ts'
import { whyShut } from '../../../bot/flows/checkIn/shut.ts'
import { gateInSentence } from '../../../bot/flows/gateName.ts'
import { unitName } from '../../../bot/flows/unitName.ts'
import { showCode } from '../../../bot/qr/code.ts'
import { type Template, titleInSentence } from '../../../bot/templates/template.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import { codePage } from '../../pages/codePage.ts'
import { type PosterWay, posterPage } from '../../pages/posterPage.ts'
import { languageOf } from '../page.ts'
import type { CodeSaid } from './address.ts'
import { favoured, waysOf } from './ways.ts'

/** A gate's page: where it is, what will happen, which declaration is needed first, and the ways to check in. */
export function sendGate(
  request: FastifyRequest,
  reply: FastifyReply,
  city: City,
  {
    gate,
    code,
    needed,
  }: { readonly gate: GateOfVenue; readonly code: string; readonly needed: Template | undefined },
): FastifyReply {
  const ways = waysOf(city, code)
  const page = posterPage(languageOf(request), {
    address: `/v/${code}`,
    venue: shownName(gate),
    place: placeOf(city, gate),
    said: [
      text('page.gate.what', { days: KEPT_DAYS }),
      ...(needed ? [text('page.gate.needsDeclaration', { form: titleInSentence(needed) })] : []),
    ],
    code: showCode(code),
    ways: ways.map((name): PosterWay => ({ name, botName: botNameOf(city, name) })),
    favoured: favoured(request, ways, city.base.startsWith('https:')),
  })
  return send(reply, page)
}

/** Why nobody comes in here now. A paper that is no longer used is helped like any code that leads nowhere. */
export function sendShut(
  request: FastifyRequest,
  reply: FastifyReply,
  { gate, code }: { readonly gate: GateOfVenue & { readonly retired: boolean }; readonly code: string },
): FastifyReply {
  const why = whyShut(gate) ?? 'retired'
  const page = codePage(languageOf(request), {
    address: `/v/${code}`,
    title: shownName(gate),
    said: text(`page.shut.${why}`),
    ...(why === 'retired' && { typed: '' }),
  })
  return send(reply.code(why === 'paused' ? 200 : 410), page)
}

/** A code that leads nowhere, or none yet: what it may be, and what to do now. */
export function sendNoGate(request: FastifyRequest, reply: FastifyReply, said: CodeSaid): FastifyReply {
  const typed = said.kind === 'code' ? showCode(said.code) : said.kind === 'nothing' ? '' : said.typed
  const what = said.kind === 'code' ? 'unknown' : said.kind
  const page = codePage(languageOf(request), {
    address: `/v?${new URLSearchParams({ code: typed })}`,
    title: text(`page.code.${what}.title`),
    said: text(`page.code.${what}.body`),
    typed,
    isWrong: what !== 'nothing',
  })
  return send(reply.code(what === 'nothing' ? 200 : 404), page)
}

/** It is never kept: a poster may be retired at any time. */
function send(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language, cookie, user-agent')
    .send(page)
}

/** The type says what a place is that nobody knows by its name; that it is of no type says nothing. */
function placeOf(city: City, gate: GateOfVenue): Text {
  const type = VENUE_TYPES.find(({ code }) => code === gate.venueType && code !== 'other')
  const where = text('page.gate.place', { unit: unitName(city, gate), gate: gateInSentence(gate.gateName) })
  return type ? lines(text(type.label), where) : where
}

function shownName({ venueName }: GateOfVenue): Text {
  return words(cleanTyped(venueName))
}

function botNameOf({ messengers }: City, way: PosterWay['name']): string | undefined {
  if (way === 'web') return undefined
  const name = messengers[way]?.botName()
  return name && (way === 'telegram' ? `@${name}` : name)
}
