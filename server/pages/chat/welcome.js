import { element, part } from './element.js'
import { text } from './texts.js'

/**
 * A chat in which nothing was said yet begins with a word and a large button.
 * @param {{ list: HTMLOListElement, room: string | null, start: () => void }} options
 */
export function createWelcome({ list, room, start }) {
  const welcome = element('li', { className: 'welcome' })

  return {
    /** @param {boolean} wanted */
    show(wanted) {
      if (!wanted) return welcome.remove()
      const mark = element('img', { src: part('img', 'mark').src, alt: '', width: 72, height: 72 })
      const words = element('p', { textContent: text(room ? 'webChat.groupWelcome' : 'webChat.welcome') })
      const button = element('button', { type: 'button', textContent: text('webChat.start') })
      button.addEventListener('click', start)
      welcome.replaceChildren(mark, words, ...(room ? [] : [button]))
      list.append(welcome)
    },
  }
}
