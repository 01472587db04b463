import { newId } from './identity.js'
import { createOutbox } from './outbox.js'
import { readyPhoto } from './photo.js'

/** @import { Log } from './log.js' */

/**
 * What a person does here: shown at once in the log, then sent.
 * @param {{
 *   name: string,
 *   log: () => Log,
 *   deliver: (entry: Entry) => Promise<Delivered>,
 *   added: () => void,
 *   redrawn: () => void,
 *   sent: () => void,
 * }} options
 */
export function createSending({ name, log, deliver, added, redrawn, sent }) {
  /** Presses on their way: the line whose buttons wait. @type {Map<string, string>} */
  const pressed = new Map()
  /** Resolves when the photos chosen so far are on their way. */
  let readied = Promise.resolve()
  const outbox = createOutbox({ name, deliver, changed })

  /** @param {Entry} entry @param {SendState} state @param {string} [problem] */
  function changed(entry, state, problem) {
    if (isQuiet(entry)) return quietlyChanged(entry, state, problem)
    log().change(entry.id, { state, problem })
    if (state === 'sent') sent()
    if (state !== 'sent' && state !== 'failed') return
    log().holdButtons(pressed.get(entry.id) ?? '', false)
    pressed.delete(entry.id)
  }

  /** Only what does not get through stands in the log until it does. @param {Entry & { kind: 'press' }} entry @param {SendState} state @param {string} [problem] */
  function quietlyChanged(entry, state, problem) {
    const isSeen = log().has(entry.id)
    if (state === 'sent') {
      if (isSeen) log().remove(entry.id)
      return sent()
    }
    if (isSeen) log().change(entry.id, { state, problem })
    else if (state !== 'sending') {
      log().addOwn(ownLine(entry, { text: entry.label, state, problem }))
      added()
    }
    if (state === 'failed') log().releaseButtons()
  }

  /** @param {Entry} entry @param {Partial<Line>} line */
  function send(entry, line) {
    log().addOwn(ownLine(entry, line))
    outbox.add(entry)
    added()
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

  return {
    /** @param {string} words */
    text(words) {
      send({ id: newId(), at: Date.now(), kind: 'text', text: words }, { text: words })
    },

    /** What a button redraws is seen in its message, so nothing of the press stands below. @param {Line} line @param {Press} button */
    press(line, { label, press: data, redraws }) {
      const id = newId()
      if (redraws) {
        redrawn()
        return outbox.add({ id, at: Date.now(), kind: 'press', data, label, on: line.id, quiet: true })
      }
      pressed.set(id, line.id)
      log().holdButtons(line.id, true)
      send({ id, at: Date.now(), kind: 'press', data, label }, { text: label })
    },

    /** Photos go in the order in which they were chosen, however long each is made ready. @param {File[]} photos */
    photos(photos) {
      readied = readied.then(() => sendPhotos(photos))
      return readied
    },

    /** What a link brought; nothing, for a start. @param {string} payload */
    open(payload) {
      send({ id: newId(), at: Date.now(), kind: 'open', payload }, {})
    },

    /** What was written before a reload and not sent yet stands below the history and goes on its way. */
    restore() {
      for (const entry of outbox.waiting()) {
        const words = entry.kind === 'text' ? entry.text : entry.kind === 'press' ? entry.label : ''
        if (!log().has(entry.id) && !isQuiet(entry)) log().addOwn(ownLine(entry, { text: words }))
      }
      outbox.start()
    },

    hurry: outbox.hurry,
  }
}

/** @param {Entry} entry @param {Partial<Line>} line @returns {Line} */
function ownLine({ id, kind, at }, line) {
  return { id, from: 'me', kind, text: '', at: new Date(at).toISOString(), state: 'sending', ...line }
}

/** Whether a press stands nowhere but in the message that it redraws. @param {Entry} entry @returns {entry is Entry & { kind: 'press' }} */
function isQuiet(entry) {
  return entry.kind === 'press' && entry.quiet === true
}
