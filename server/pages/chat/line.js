import { element } from './element.js'
import { clock, text } from './texts.js'
import { liveWords, words } from './words.js'

/**
 * What a line's element can ask for.
 * @typedef {{
 *   named: boolean,
 *   file: (file: { url: string, name: string, type: string }) => HTMLElement,
 *   press: (line: Line, button: Press) => void,
 *   command: (command: string) => void,
 *   again: () => void,
 *   drop: (line: Line) => void,
 * }} Acts
 */

/** @param {Line} line @param {Acts} acts @returns {HTMLLIElement} */
export function lineElement(line, acts) {
  if (line.kind === 'open') return eventElement(line)
  const item = element('li', { className: `line ${line.from}` })
  item.append(speaker(line, acts), bubble(line, acts))
  if (line.buttons?.length) item.append(buttons(line, line.buttons, acts))
  if (line.problem)
    item.append(element('p', { className: 'problem', textContent: text(`webChat.${line.problem}`) }))
  if (line.state === 'waiting' || line.state === 'failed') item.append(mending(line, acts))
  return item
}

/** Somebody came in by a link: nothing was said. @param {Line} line */
function eventElement(line) {
  const who = line.from === 'other' ? `${memberName(line)}: ` : ''
  return element('li', { className: 'event', textContent: `${who}${text('webChat.opened')}` })
}

/**
 * Who wrote it. Of the two sides of a private chat only a screen reader needs the names; in a room everybody does, but
 * for oneself.
 * @param {Line} line @param {Acts} acts
 */
function speaker(line, { named }) {
  if (line.from === 'other') return element('p', { className: 'name', textContent: memberName(line) })
  const name = text(line.from === 'me' ? 'webChat.me' : 'webChat.name')
  if (named && line.from === 'bot') return element('p', { className: 'name', textContent: name })
  return element('span', { className: 'unseen', textContent: `${name}: ` })
}

/** @param {Line} line */
export function memberName(line) {
  return text('webChat.member', { code: line.name ?? '' })
}

/** @param {Line} line @param {Acts} acts */
function bubble(line, acts) {
  const made = element('div', { className: 'bubble' })
  if (line.file) made.append(acts.file(line.file))
  if (line.removed) made.append(words(text('webChat.photoRemoved')))
  else if (line.picture) made.append(ownPicture(line.picture))
  else if (line.kind === 'photo') made.append(words(text('webChat.photoSent')))
  if (line.text) made.append(line.from === 'bot' ? liveWords(line.text, acts) : words(line.text))
  made.append(stamp(line))
  return made
}

/** @param {Blob} picture */
function ownPicture(picture) {
  const image = element('img', { src: URL.createObjectURL(picture), alt: text('webChat.photoSent') })
  image.addEventListener('load', () => URL.revokeObjectURL(image.src))
  // A picture that this browser cannot show, such as an iPhone's on a computer, was still sent.
  image.addEventListener('error', () => image.replaceWith(words(text('webChat.photoSent'))))
  return image
}

/** @param {Line} line */
function stamp(line) {
  const made = element('span', { className: 'stamp' })
  if (line.from !== 'me') made.append(clock(line.at))
  else if (line.state === 'sending') made.append(`${text('webChat.sending')}…`)
  else if (line.state === 'waiting') made.append(text('webChat.waiting'))
  else if (line.state === 'failed')
    made.append(element('span', { className: 'failed', textContent: text('webChat.failed') }))
  else
    made.append(
      clock(line.at),
      ' ',
      element('span', { role: 'img', 'aria-label': text('webChat.sent'), textContent: '✓' }),
    )
  return made
}

/** @param {Line} line @param {Acts} acts */
function mending(line, acts) {
  const waiting = line.state === 'waiting'
  const label = text(waiting ? 'webChat.again' : 'webChat.drop')
  const button = element('button', { type: 'button', className: 'plain', textContent: label })
  button.addEventListener('click', () => (waiting ? acts.again() : acts.drop(line)))
  return element('div', { className: 'mend' }, [button])
}

/** @param {Line} line @param {Button[][]} rows @param {Acts} acts */
function buttons(line, rows, acts) {
  const made = element('div', { className: 'buttons', role: 'group' })
  for (const row of rows) {
    made.append(
      element(
        'div',
        { className: 'row' },
        row.map((button) => oneButton(line, button, acts)),
      ),
    )
  }
  return made
}

/** @param {Line} line @param {Button} button @param {Acts} acts */
function oneButton(line, button, acts) {
  if ('link' in button) {
    const safe = /^(https?:|tel:|\/)/i.test(button.link)
    return element('a', {
      textContent: button.label,
      ...(safe && { href: button.link, target: '_blank', rel: 'noopener noreferrer' }),
    })
  }
  const made = element('button', { type: 'button', textContent: button.label, value: button.press })
  if (button.redraws) made.dataset.redraws = ''
  showTick(made)
  made.addEventListener('click', () => {
    // What a press will show in this very message is waited for: a second tap in haste would take it back.
    if (button.redraws && made.classList.contains('pressed')) return
    made.classList.add('pressed')
    acts.press(line, button)
  })
  return made
}

/**
 * Writes into a line's element what has changed of it, when only words have: who is on a button stays on it, and a screen reader
 * reads the new words alone. False when it is another message.
 * @param {HTMLLIElement} item @param {Line} line @param {Acts} acts
 */
export function rewritten(item, line, acts) {
  const fresh = lineElement(line, acts)
  const [old, made] = [pressesIn(item), pressesIn(fresh)]
  const isSame = old.length === made.length && old.every((button, i) => button.value === made[i]?.value)
  const [bubbleNow, bubbleThen] = [fresh.querySelector('.bubble'), item.querySelector('.bubble')]
  if (line.file || !isSame || old.length === 0 || !bubbleNow || !bubbleThen) return false
  if (bubbleNow.textContent !== bubbleThen.textContent) bubbleThen.replaceWith(bubbleNow)
  old.forEach((button, i) => {
    const label = made[i]?.textContent ?? ''
    if (button.textContent !== label) button.textContent = label
    showTick(button)
  })
  return true
}

/** What the catalogue puts before a choice that is ticked. */
const TICK = '✓ '

/** A ticked choice is seen from afar; one that is not keeps the tick's room, so that ticking moves no button. @param {HTMLButtonElement} button */
function showTick(button) {
  button.classList.toggle('ticked', button.textContent?.startsWith(TICK))
}

/** @param {HTMLElement} item */
function pressesIn(item) {
  return [...item.querySelectorAll('.buttons button')].filter((part) => part instanceof HTMLButtonElement)
}
