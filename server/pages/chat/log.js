import { element } from './element.js'
import { lineElement, rewritten } from './line.js'
import { day } from './texts.js'

/** @import { Acts } from './line.js' */
/** @typedef {ReturnType<typeof createLog>} Log */

/** Milliseconds: lines of one side that come closer than this stand together. */
const TOGETHER_MILLISECONDS = 5 * 60_000

/**
 * The conversation on the page: what the server has told, in its order, and below it what is still on its way there.
 * @param {HTMLOListElement} list @param {Acts} acts
 */
export function createLog(list, acts) {
  /** @type {Line[]} */
  let told = []
  /** @type {Line[]} */
  let own = []
  /** @type {Map<string, { line: Line, item: HTMLLIElement }>} */
  const items = new Map()
  /** @type {Map<string, HTMLLIElement>} */
  const days = new Map()
  const typing = element('li', { className: 'line bot typing', 'aria-hidden': 'true' }, [
    element('div', { className: 'bubble dots' }, [element('i'), element('i'), element('i')]),
  ])
  let typingShown = false

  /** The element of a line, made anew only when the line has changed. @param {Line} line */
  function itemOf(line) {
    const known = items.get(line.id)
    if (known?.line === line) return known.item
    const item = lineElement(line, acts)
    if (!known) item.classList.add('arrived')
    items.set(line.id, { line, item })
    return item
  }

  /** The day that begins with a line. @param {Line} line */
  function dayOf(line) {
    const known = days.get(line.id) ?? element('li', { className: 'day' })
    if (known.textContent !== day(line.at)) known.textContent = day(line.at)
    days.set(line.id, known)
    return known
  }

  /** A line further up is now as it is told here. One that is not on the page is read as it is when somebody scrolls to it. @param {Line} line */
  function change(line) {
    if (!told.some(({ id }) => id === line.id)) return
    told = told.map((old) => (old.id === line.id ? line : old))
    const known = items.get(line.id)
    if (!known) return
    if (rewritten(known.item, line, acts)) items.set(line.id, { line, item: known.item })
    else keepingFocus(known.item, () => itemOf(line), draw)
  }

  function draw() {
    const lines = [...told, ...own]
    const fresh = freshQuestion(lines)
    /** @type {HTMLElement[]} */
    const wanted = []
    lines.forEach((line, index) => {
      const before = lines[index - 1]
      if (!before || day(before.at) !== day(line.at)) {
        wanted.push(dayOf(line))
      }
      const item = itemOf(line)
      item.classList.toggle('follows', before !== undefined && together(before, line))
      item.classList.toggle('fresh', line === fresh)
      wanted.push(item)
    })
    if (typingShown) wanted.push(typing)
    place(list, wanted)
  }

  return {
    /** What the server told since. @param {Line[]} lines */
    add(lines) {
      const ids = new Set(lines.map((line) => line.id))
      const remembered = new Map(own.map((line) => [line.id, line]))
      const known = new Set(told.map((line) => line.id))
      const news = lines.filter((line) => !known.has(line.id) && !line.mark)
      told = [...told, ...news.map((line) => ({ ...line, ...kept(remembered.get(line.id)) }))]
      for (const line of lines) if (line.mark) change(line)
      own = own.filter((line) => !ids.has(line.id))
      draw()
      return news
    },
    /** What stands further up. @param {Line[]} lines */
    addOlder(lines) {
      told = [...lines, ...told]
      draw()
    },
    /** Only these are left. @param {Line[]} lines */
    replace(lines) {
      told = lines
      draw()
    },
    /** A line of one's own that is being sent. @param {Line} line */
    addOwn(line) {
      own = [...own, line]
      draw()
    },
    /** How far an own line has come. @param {string} id @param {Partial<Line>} change */
    change(id, change) {
      const changed = (/** @type {Line} */ line) => (line.id === id ? { ...line, ...change } : line)
      told = told.map(changed)
      own = own.map(changed)
      draw()
    },
    /** @param {string} id */
    remove(id) {
      own = own.filter((line) => line.id !== id)
      items.delete(id)
      draw()
    },
    /** @param {boolean} shown */
    setTyping(shown) {
      if (shown === typingShown) return
      typingShown = shown
      draw()
    },
    /** The buttons of a line wait until the press is sent. @param {string} id @param {boolean} held */
    holdButtons(id, held) {
      for (const button of items.get(id)?.item.querySelectorAll('button') ?? []) {
        if (button.closest('.buttons')) button.disabled = held
      }
    },
    /** Buttons that wait to be redrawn may be pressed again: the answer is there, or will not come. */
    releaseButtons() {
      for (const button of list.querySelectorAll('.pressed[data-redraws]')) button.classList.remove('pressed')
    },
    /** Writes everything again, in another language. */
    redraw() {
      items.clear()
      draw()
    },
    first: () => told[0]?.id,
    newest: () => told.at(-1)?.id,
    has: (/** @type {string} */ id) => items.has(id),
    isEmpty: () => told.length === 0 && own.length === 0,
    members: () => [
      ...new Set(told.flatMap((line) => (line.from === 'other' && line.name ? [line.name] : []))),
    ],
  }
}

/**
 * Draws a line as another element and leaves the focus on the button that had it, if there still is one.
 * @param {HTMLElement} old @param {() => HTMLElement} made @param {() => void} draw
 */
function keepingFocus(old, made, draw) {
  const { activeElement: focused } = document
  const press = focused instanceof HTMLButtonElement && old.contains(focused) ? focused.value : undefined
  draw()
  if (press === undefined) return
  const again = [...made().querySelectorAll('button')].find((button) => button.value === press)
  again?.focus({ preventScroll: true })
}

/** What the page knows of an own line and the server does not. @param {Line | undefined} line */
function kept(line) {
  if (!line) return {}
  return { ...(line.picture && { picture: line.picture }), ...(line.state && { state: line.state }) }
}

/** The last question, as long as nothing was answered. @param {Line[]} lines */
function freshQuestion(lines) {
  const last = lines.filter((line) => line.from === 'me' || line.buttons?.length).at(-1)
  return last?.from === 'bot' ? last : undefined
}

/** @param {Line} before @param {Line} line */
function together(before, line) {
  const near = Date.parse(line.at) - Date.parse(before.at) < TOGETHER_MILLISECONDS
  return (
    near &&
    before.kind !== 'open' &&
    before.from === line.from &&
    before.name === line.name &&
    !before.buttons?.length
  )
}

/** Makes the list hold just these, touching only what differs, so that a reader and the focus are not disturbed. @param {HTMLElement} list @param {HTMLElement[]} wanted */
function place(list, wanted) {
  const keep = new Set(wanted)
  for (const child of [...list.children]) if (!keep.has(/** @type {HTMLElement} */ (child))) child.remove()
  wanted.forEach((item, index) => {
    const there = list.children[index]
    if (there !== item) list.insertBefore(item, there ?? null)
  })
}
