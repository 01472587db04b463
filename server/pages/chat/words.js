import { element } from './element.js'

/** Addresses, telephone numbers and the bot's commands: what one wants to tap instead of typing. */
const URL = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/
const PHONE = /(?:\+84|0)(?:[ .]?\d){8,10}(?![\d/])/
const COMMAND = /\/[a-z_]{2,32}(?![\w/])/
/** The number in the bot's examples: it is somebody's, who is not to be called. */
const EXAMPLE_PHONE = '0912345678'
// What stands before is taken along and given back, because iPhones before 2023 know no look-behind.
const LIVE = new RegExp(`(^|[^\\w/.+])(?:(${URL.source})|(${PHONE.source})|(${COMMAND.source}))`, 'g')

/** A paragraph of what a person wrote. @param {string} text */
export function words(text) {
  return element('p', { className: 'words', textContent: text })
}

/**
 * A paragraph of what the bot says, with the live parts made so.
 * @param {string} text @param {{ command: (command: string) => void }} acts
 */
export function liveWords(text, { command }) {
  const paragraph = words('')
  let end = 0
  for (const match of text.matchAll(LIVE)) {
    const [whole, before = '', url, phone, known = ''] = match
    const start = Number(match.index) + before.length
    paragraph.append(
      text.slice(end, start),
      url ? link(url, url) : phone ? numberShown(phone) : tappable(known, command),
    )
    end = Number(match.index) + whole.length
  }
  paragraph.append(text.slice(end))
  return paragraph
}

/** @param {string} phone */
function numberShown(phone) {
  const digits = phone.replace(/[ .]/g, '')
  return digits === EXAMPLE_PHONE ? phone : link(`tel:${digits}`, phone)
}

/** @param {string} address @param {string} label */
function link(address, label) {
  const elsewhere = { target: '_blank', rel: 'noopener noreferrer' }
  return element('a', { href: address, textContent: label, ...(!address.startsWith('tel:') && elsewhere) })
}

/** @param {string} label @param {(command: string) => void} command */
function tappable(label, command) {
  const button = element('button', { type: 'button', textContent: label })
  button.addEventListener('click', () => command(label))
  return button
}
