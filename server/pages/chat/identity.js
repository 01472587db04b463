import { device, tab } from './storage.js'
import { isTrial, text } from './texts.js'

const PERSON = 'khaibao.person'
const ROOM = 'khaibao.room'
const SECRET = /^[A-Za-z0-9_-]{43}$/

/**
 * Who this tab is. A link may bring a room (`#room=`, `#room=new` makes one) and something to open (`#open=`), and on a
 * server for trial the person (`#me=`). What it brings is kept for this tab only, so that several links are several
 * people in one browser. The fragment never reaches a server, and it is taken out of the address bar at once.
 * @returns {{ secret: string, room: string | null, payload: string | null }}
 */
export function readIdentity() {
  const fragment = new URLSearchParams(location.hash.slice(1))
  if (location.hash) history.replaceState(null, '', location.pathname)
  const me = personOf(fragment)
  const room = fragment.get('room') === 'new' ? newSecret() : fragment.get('room')
  if (me) tab.write(PERSON, me)
  if (room && SECRET.test(room)) tab.write(ROOM, room)
  else if (me || fragment.has('open')) tab.remove(ROOM)
  return { secret: ownSecret(), room: tab.read(ROOM), payload: fragment.get('open') }
}

/**
 * Whoever sends a link with his own secret would read what is declared by those who open it. So a link names the person
 * only where a server is tried out, and somebody who is here already is asked; where the browser can't ask, the answer
 * is no. @param {URLSearchParams} fragment
 */
function personOf(fragment) {
  const me = fragment.get('me')
  if (!isTrial || !me || !SECRET.test(me)) return null
  const known = tab.read(PERSON) ?? device.read(PERSON)
  return known === null || known === me || confirm(text('webChat.otherPerson')) ? me : null
}

/** The address that brings somebody else into this room. @param {string} room */
export function roomLink(room) {
  return `${location.origin}${location.pathname}#room=${room}`
}

/** A random id in the form of a UUID; `crypto.randomUUID` is missing where the page is not served over https. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (Number(bytes[6]) & 0x0f) | 0x40
  bytes[8] = (Number(bytes[8]) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function ownSecret() {
  const known = tab.read(PERSON) ?? device.read(PERSON)
  if (known && SECRET.test(known)) return known
  const made = newSecret()
  device.write(PERSON, made)
  // Where the browser keeps nothing for the device, the tab at least stays the same person over a reload.
  if (device.read(PERSON) !== made) tab.write(PERSON, made)
  return made
}

function newSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
