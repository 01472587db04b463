import { part } from './element.js'
import { icon } from './icons.js'
import { roomLink } from './identity.js'
import { cityName, currentLanguage, text } from './texts.js'

/** Milliseconds that a word in passing stays. */
const SAID_MILLISECONDS = 2500

/**
 * The top of the page: whose chat it is, the language, and the link of a room.
 * @param {{ room: string | null, switched: () => void }} options
 */
export function createHead({ room, switched }) {
  const language = part('button', 'language')
  const share = part('button', 'share')
  language.addEventListener('click', switched)
  if (room) {
    share.hidden = false
    share.append(icon('share'))
    share.addEventListener('click', () => shareRoom(room))
  }

  return {
    /** @param {{ members: string[], unread: number }} now */
    show({ members, unread }) {
      const title = text(room ? 'webChat.group' : 'webChat.name')
      const names = [text('webChat.me'), ...members.map((code) => text('webChat.member', { code }))]
      const page = text('webChat.title', { city: cityName })
      part('h1', 'title').textContent = title
      part('p', 'subtitle').textContent = room ? names.join(', ') : cityName
      document.title = `${unread > 0 ? `(${unread}) ` : ''}${room ? `${title} · ` : ''}${page}`
    },
    /** Writes what stays the same, in the language of now. */
    label() {
      document.documentElement.lang = currentLanguage()
      language.textContent = currentLanguage() === 'vi' ? 'EN' : 'VI'
      language.setAttribute('aria-label', text('webChat.otherLanguage'))
      language.hidden = false
      share.setAttribute('aria-label', text('webChat.share'))
      part('p', 'offline').textContent = text('webChat.offline')
    },
  }
}

/** @param {string} room */
async function shareRoom(room) {
  const link = roomLink(room)
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
  setTimeout(() => said.classList.add('unseen'), SAID_MILLISECONDS)
}
