import { createComposer } from './composer.js'
import { createConnection } from './connection.js'
import { part } from './element.js'
import { createFiles } from './files.js'
import { createHead } from './head.js'
import { readIdentity } from './identity.js'
import { createLog } from './log.js'
import { followNews } from './news.js'
import { createScrolling, followKeyboard } from './scrolling.js'
import { createSending } from './sending.js'
import { switchLanguage, text } from './texts.js'
import { createWelcome } from './welcome.js'

const { secret, room, payload } = readIdentity()
const connection = createConnection({ secret, room })
const list = part('ol', 'log')
const older = part('button', 'older')
const newer = part('button', 'newer')
const scrolling = createScrolling(part('main', 'scroll'), list, newer)
const files = createFiles({ fetchFile: connection.file, viewer: part('dialog', 'viewer') })
const sending = createSending({
  name: `${secret.slice(0, 8)}.${room?.slice(0, 8) ?? ''}`,
  log: () => log,
  deliver: connection.deliver,
  added: showAdded,
  redrawn: () => {
    redrawing = true
  },
  sent: showSent,
})
const log = createLog(list, {
  named: room !== null,
  file: files.show,
  press: sending.press,
  command: sending.text,
  again: hurry,
  drop: (line) => {
    log.remove(line.id)
    showAround()
  },
})
const composer = createComposer({ sendText: sending.text, sendPhotos: sending.photos })
const welcome = createWelcome({ list, room, start: () => sending.open('') })
const head = createHead({ room, switched: showOtherLanguage })

let loaded = false
/** Up to where the server has told. @type {string | undefined} */
let toldUpTo
let typing = false
/** When the last thing was sent, on the clock of `performance`: until then nobody can say whether the bot types. */
let sentAt = 0
/** A button was pressed that shows in its own message what it did. */
let redrawing = false
let unread = 0

function showAdded() {
  redrawing = false
  showAround()
  scrolling.toEnd()
}

function showSent() {
  sentAt = performance.now()
  typing = true
  showTyping()
  if (!redrawing) scrolling.arrived()
}

/** What was pressed is about to show itself, so nobody is shown typing below it. */
function showTyping() {
  if (!typing) redrawing = false
  log.setTyping(typing && !redrawing)
}

/** @param {News} news @param {number} askedAt */
function showNews(news, askedAt) {
  if (!loaded || news.reset) {
    log.replace([])
    toldUpTo = undefined
    older.hidden = !news.older
  }
  const last = news.messages.at(-1)
  toldUpTo = news.newest ?? last?.mark ?? last?.id ?? toldUpTo
  const lines = log.add(news.messages)
  // A screen reader is to read what comes, not the history.
  list.setAttribute('aria-live', loaded ? 'polite' : 'off')
  const answered = news.messages.some((line) => line.from === 'bot')
  if (answered || askedAt > sentAt) typing = news.typing
  if (answered) log.releaseButtons()
  showTyping()
  if (loaded && document.hidden) unread += lines.filter((line) => line.from !== 'me').length
  if (!loaded) showLoaded()
  else if (lines.length > 0) scrolling.arrived()
  showAround()
}

function showLoaded() {
  loaded = true
  sending.restore()
  scrolling.toEnd()
}

/** What stands around the lines and depends on them. */
function showAround() {
  welcome.show(loaded && log.isEmpty())
  head.show({ members: log.members(), unread })
}

async function showOlder() {
  const before = log.first()
  if (!before) return
  older.disabled = true
  // When it fails the button stays, to be pressed again.
  const news = await connection.news({ before }).catch(() => undefined)
  older.disabled = false
  if (!news) return
  scrolling.above(() => log.addOlder(news.messages))
  older.hidden = !news.older
}

function showLabels() {
  head.label()
  composer.label()
  list.setAttribute('aria-label', text('webChat.conversation'))
  older.textContent = text('webChat.older')
  newer.textContent = `↓ ${text('webChat.newer')}`
}

/** The page and the bot speak one language: whoever has begun to talk tells the bot as well. */
function showOtherLanguage() {
  switchLanguage()
  if (room === null && log.newest() !== undefined) sending.text(text('webChat.inThisLanguage'))
  showLabels()
  log.redraw()
  showAround()
}

function hurry() {
  sending.hurry()
  following.hurry()
}

showLabels()
showAround()
followKeyboard()
if (payload !== null) sending.open(payload)

const following = followNews({
  ask: (signal) => connection.news({ after: toldUpTo, typing, wait: loaded && !document.hidden, signal }),
  show: showNews,
  trouble: (troubled) => {
    part('p', 'offline').hidden = !troubled
  },
})

older.addEventListener('click', showOlder)
addEventListener('online', hurry)
addEventListener('offline', () => following.hurry())
addEventListener('pageshow', (event) => event.persisted && hurry())
// Another link opened in this tab: only the fragment differs, so the browser would stay on the page as it is.
addEventListener('hashchange', () => location.reload())
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return
  unread = 0
  showAround()
  hurry()
})
if (matchMedia('(hover: hover)').matches) composer.focus()
