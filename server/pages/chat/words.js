/** Addresses, telephone numbers and the bot's commands: what one wants to tap instead of typing. */
const URL = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/
const PHONE = /(?<![\d.+])(?:\+84|0)(?:[ .]?\d){8,10}(?![\d/])/
const COMMAND = /(?<![\w/])\/[a-z_]{2,32}(?![\w/])/
const LIVE = new RegExp(`(${URL.source})|(${PHONE.source})|(${COMMAND.source})`, 'g')

/**
 * A paragraph of what somebody wrote, with the live parts made so.
 * @param {string} text @param {{ command?: (command: string) => void }} options
 */
export function words(text, { command }) {
  const paragraph = document.createElement('p')
  paragraph.className = 'words'
  let end = 0
  for (const match of text.matchAll(LIVE)) {
    const [whole, url, phone] = match
    const part = url
      ? link(url, url)
      : phone
        ? link(`tel:${phone.replace(/[ .]/g, '')}`, phone)
        : tappable(whole, command)
    paragraph.append(text.slice(end, match.index), part)
    end = match.index + whole.length
  }
  paragraph.append(text.slice(end))
  return paragraph
}

/** @param {string} address @param {string} label */
function link(address, label) {
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.textContent = label
  if (!address.startsWith('tel:')) {
    anchor.target = '_blank'
    anchor.rel = 'noopener noreferrer'
  }
  return anchor
}

/** @param {string} label @param {((command: string) => void) | undefined} command */
function tappable(label, command) {
  if (!command) return label
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = label
  button.addEventListener('click', () => command(label))
  return button
}
