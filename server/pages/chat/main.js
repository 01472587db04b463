import { createComposer } from './composer.js'
import { createConnection } from './connection.js'
import { element, part } from './element.js'
import { createFiles } from './files.js'
import { icon } from './icons.js'
import { newId, readIdentity, roomLink } from './identity.js'
import { createLog } from './log.js'
import { followNews } from './news.js'
import { createOutbox } from './outbox.js'
import { readyPhoto } from './photo.js'
import { createScrolling, followKeyboard } from './scrolling.js'
import { cityName, currentLanguage, switchLanguage, text } from './texts.js'

const { secret, room, payload } = readIdentity()
const connection = createConnection({ secret, room })
const list = part('ol', 'log')
const older = part('button', 'older')
const newer = part('button', 'newer')
const scrolling = createScrolling(part('main', 'scroll'), list, newer)
const files = createFiles({ fetchFile: connection.file, viewer: part('dialog', 'viewer') })
const log = createLog(list, {
  named: room !== null,
  file: files.show,
  press,
  command: sendText,
  again: hurry,
  drop: (line) => log.remove(line.id),
})
const composer = createComposer({ sendText, sendPhotos })

/** Presses on their way: the line whose buttons wait. @type {Map<string, string>} */
const pressed = new Map()
const outbox = createOutbox({
  name: `${secret.slice(0, 8)}.${room?.slice(0, 8) ?? ''}`,
  deliver: connection.deliver,
  changed: sendStateChanged,
})

let loaded = false
let typing = false
/** When the last thing was sent, on the clock of `performance`: until then nobody can say whether the bot types. */
let sentAt = 0
let unread = 0

/** @param {Entry} entry @param {Partial<Line>} line */
function send(entry, line) {
  log.addOwn(ownLine(entry, line))
  outbox.add(entry)
  showWelcome()
  scrolling.toEnd()
}

/** @param {Entry} entry @param {Partial<Line>} line @returns {Line} */
function ownLine({ id, kind, at }, line) {
  return { id, from: 'me', kind, text: '', at: new Date(at).toISOString(), state: 'sending', ...line }
}

/** @param {string} written */
function sendText(written) {
  send({ id: newId(), at: Date.now(), kind: 'text', text: written }, { text: written })
}

/** @param {Line} line @param {{ label: string, press: string }} button */
function press(line, { label, press: data }) {
  const id = newId()
  pressed.set(id, line.id)
  log.holdButtons(line.id, true)
  send({ id, at: Date.now(), kind: 'press', data, label }, { text: label })
}

/** Photos that are chosen together belong together. @param {File[]} photos */
async function sendPhotos(photos) {
  const album = photos.length > 1 ? newId() : undefined
  const at = Date.now()
  for (const file of photos) {
    const photo = await readyPhoto(file)
    send({ id: newId(), at, kind: 'photo', photo, ...(album && { album }) }, { picture: photo })
  }
}

/** @param {string} opened */
function sendOpen(opened) {
  send({ id: newId(), at: Date.now(), kind: 'open', payload: opened }, {})
}

/** @param {Entry} entry @param {SendState} state @param {string} [problem] */
function sendStateChanged(entry, state, problem) {
  log.change(entry.id, { state, problem })
  if (state === 'sent') {
    sentAt = performance.now()
    typing = true
    log.setTyping(true)
    scrolling.arrived()
  }
  if (state === 'sent' || state === 'failed') {
    log.holdButtons(pressed.get(entry.id) ?? '', false)
    pressed.delete(entry.id)
  }
}

/** @param {News} news @param {number} askedAt */
function showNews(news, askedAt) {
  if (!loaded || news.reset) {
    log.replace([])
    older.hidden = !news.older
  }
  const lines = log.add(news.messages)
  if (!loaded) restoreUnsent()
  // The screen reader is to read what comes, not the history.
  list.setAttribute('aria-live', loaded ? 'polite' : 'off')
  const answered = lines.some((line) => line.from === 'bot')
  if (answered || askedAt > sentAt) typing = news.typing
  log.setTyping(typing)
  if (lines.length > 0 || !loaded) loaded ? scrolling.arrived() : scrolling.toEnd()
  if (loaded && document.hidden) unread += lines.filter((line) => line.from !== 'me').length
  loaded = true
  showHead()
  showWelcome()
}

/** What was written before a reload and not sent yet stands below the history and goes on its way. */
function restoreUnsent() {
  for (const entry of outbox.waiting()) {
    const words = entry.kind === 'text' ? entry.text : entry.kind === 'press' ? entry.label : ''
    if (!log.has(entry.id)) log.addOwn(ownLine(entry, { text: words }))
  }
  outbox.start()
}

async function showOlder() {
  const before = log.first()
  if (!before) return
  older.disabled = true
  try {
    const news = await connection.news({ before })
    scrolling.above(() => log.addOlder(news.messages))
    older.hidden = !news.older
  } finally {
    older.disabled = false
  }
}

const welcome = element('li', { className: 'welcome' })

/** A chat in which nothing was said yet begins with a word and a large button. */
function showWelcome() {
  const wanted = loaded && log.isEmpty()
  if (!wanted) return welcome.remove()
  const mark = element('img', { src: part('img', 'mark').src, alt: '', width: 72, height: 72 })
  const words = element('p', { textContent: text(room ? 'webChat.groupWelcome' : 'webChat.welcome') })
  const start = element('button', { type: 'button', textContent: text('webChat.start') })
  start.addEventListener('click', () => sendOpen(''))
  welcome.replaceChildren(mark, words, ...(room ? [] : [start]))
  list.append(welcome)
}

function showHead() {
  const title = room ? text('webChat.group') : text('webChat.name')
  const others = log.members().map((code) => text('webChat.member', { code }))
  const members = [text('webChat.me'), ...others].join(', ')
  part('h1', 'title').textContent = title
  part('p', 'subtitle').textContent = room ? members : cityName
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${room ? `${title} · ` : ''}${text('webChat.title', { city: cityName })}`
}

function showLabels() {
  document.documentElement.lang = currentLanguage()
  const language = part('button', 'language')
  language.textContent = currentLanguage() === 'vi' ? 'EN' : 'VI'
  language.setAttribute('aria-label', text('webChat.otherLanguage'))
  language.hidden = false
  part('button', 'share').setAttribute('aria-label', text('webChat.share'))
  part('p', 'offline').textContent = text('webChat.offline')
  list.setAttribute('aria-label', text('webChat.conversation'))
  older.textContent = text('webChat.older')
  newer.textContent = `↓ ${text('webChat.newer')}`
  composer.label()
  showHead()
}

function hurry() {
  outbox.hurry()
  following.hurry()
}

showLabels()
followKeyboard()
if (payload !== null) sendOpen(payload)

const following = followNews({
  ask: (signal) => connection.news({ after: log.newest(), typing, wait: loaded && !document.hidden, signal }),
  show: showNews,
  trouble: (troubled) => {
    part('p', 'offline').hidden = !troubled
  },
})

part('button', 'language').addEventListener('click', () => {
  switchLanguage()
  log.redraw()
  showLabels()
  showWelcome()
})
older.addEventListener('click', showOlder)

if (room) {
  const share = part('button', 'share')
  share.hidden = false
  share.append(icon('share'))
  share.addEventListener('click', () => shareRoom(room))
}

/** @param {string} secretOfRoom */
async function shareRoom(secretOfRoom) {
  const link = roomLink(secretOfRoom)
  try {
    await navigator.clipboard.writeText(link)
    say(text('webChat.copied'))
  } catch {
    // Without https a page may not write to the clipboard; the person copies it then.
    prompt(text('webChat.share'), link)
  }
}

/** Says something in passing, to the eye and to a screen reader. @param {string} words */
function say(words) {
  const said = part('p', 'said')
  said.textContent = words
  said.classList.remove('unseen')
  setTimeout(() => said.classList.add('unseen'), 2500)
}

addEventListener('online', hurry)
addEventListener('offline', () => following.hurry())
addEventListener('pageshow', (event) => event.persisted && hurry())
// Another link opened in this tab: only the fragment differs, so the browser would stay on the page as it is.
addEventListener('hashchange', () => location.reload())
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return
  unread = 0
  showHead()
  hurry()
})
if (matchMedia('(hover: hover)').matches) composer.focus()
