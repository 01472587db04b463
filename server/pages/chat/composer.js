import { element, part } from './element.js'
import { icon } from './icons.js'
import { text } from './texts.js'

/**
 * The field, the camera and the gallery.
 * @param {{ sendText: (text: string) => void, sendPhotos: (photos: File[]) => void }} acts
 */
export function createComposer({ sendText, sendPhotos }) {
  const form = part('form', 'composer')
  const field = part('textarea', 'field')
  const send = part('button', 'send')

  function submit() {
    const written = field.value.trim()
    if (written === '') return
    field.value = ''
    grow()
    sendText(written)
  }

  /** The field grows with what is written. */
  function grow() {
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight + 2}px`
    send.disabled = field.value.trim() === ''
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  field.addEventListener('input', grow)
  field.addEventListener('keydown', (event) => {
    // While a Vietnamese word is being composed, Enter belongs to the keyboard.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    submit()
  })
  for (const id of ['camera', 'gallery']) {
    const input = part('label', id).querySelector('input')
    input?.addEventListener('change', () => {
      sendPhotos([...(input.files ?? [])])
      input.value = ''
    })
  }
  takePictures(document, sendPhotos)

  return {
    /** Writes the labels, in the language of now. */
    label() {
      field.placeholder = text('webChat.field')
      field.setAttribute('aria-label', text('webChat.field'))
      labelled(send, 'send')
      labelled(part('label', 'camera'), 'camera')
      labelled(part('label', 'gallery'), 'gallery')
      form.hidden = false
      grow()
    },
    focus: () => field.focus(),
  }
}

/** @param {HTMLElement} holder @param {'send' | 'camera' | 'gallery'} name */
function labelled(holder, name) {
  const words = element('span', { className: 'unseen', textContent: text(`webChat.${name}`) })
  holder.title = text(`webChat.${name}`)
  holder.replaceChildren(icon(name), words, ...holder.querySelectorAll('input'))
}

/** On a computer a picture is pasted or dropped. @param {Document} page @param {(photos: File[]) => void} sendPhotos */
function takePictures(page, sendPhotos) {
  /** @param {DataTransfer | null} carried */
  const pictures = (carried) => [...(carried?.files ?? [])].filter((file) => file.type.startsWith('image/'))
  page.addEventListener('paste', (event) => sendPhotos(pictures(event.clipboardData)))
  page.addEventListener('dragover', (event) => event.preventDefault())
  page.addEventListener('drop', (event) => {
    event.preventDefault()
    sendPhotos(pictures(event.dataTransfer))
  })
}
