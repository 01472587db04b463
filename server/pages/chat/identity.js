const PERSON = 'khaibao.person'
const ROOM = 'khaibao.room'
const SECRET = /^[A-Za-z0-9_-]{43}$/

/**
 * Who this tab is. A link may bring the person (`#me=`), a room (`#room=`, `#room=new` makes one) and something to open
 * (`#open=`); what it brings is kept for this tab only, so that several links are several people in one browser. The
 * fragment never reaches a server, and it is taken out of the address bar at once.
 * @returns {{ secret: string, room: string | null, payload: string | null }}
 */
export function readIdentity() {
  const fragment = new URLSearchParams(location.hash.slice(1))
  const me = fragment.get('me')
  const room = fragment.get('room') === 'new' ? newSecret() : fragment.get('room')
  if (me && SECRET.test(me)) tab.write(PERSON, me)
  if (room && SECRET.test(room)) tab.write(ROOM, room)
  else if (me || fragment.has('open')) tab.remove(ROOM)
  if (location.hash) history.replaceState(null, '', location.pathname)
  return { secret: ownSecret(), room: tab.read(ROOM), payload: fragment.get('open') }
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

/** Storage that a browser may refuse, in a private window or when it is full: then nothing is kept. @param {() => Storage} storage */
function forgiving(storage) {
  /** @template Result @param {(storage: Storage) => Result} use @returns {Result | null} */
  const attempt = (use) => {
    try {
      return use(storage())
    } catch {
      return null
    }
  }
  return {
    /** @param {string} name */
    read: (name) => attempt((kept) => kept.getItem(name)),
    /** @param {string} name @param {string} value */
    write: (name, value) => attempt((kept) => kept.setItem(name, value)),
    /** @param {string} name */
    remove: (name) => attempt((kept) => kept.removeItem(name)),
  }
}

/** Kept for this device, and for this tab. */
export const device = forgiving(() => localStorage)
export const tab = forgiving(() => sessionStorage)
