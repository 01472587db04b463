import { FileGone } from './connection.js'
import { element } from './element.js'
import { icon } from './icons.js'
import { text } from './texts.js'

/** @typedef {{ url: string, name: string, type: string }} LineFile */

/**
 * Pictures and documents of lines: fetched with the person's secret, remembered while the page is open.
 * @param {{ fetchFile: (url: string) => Promise<Blob>, viewer: HTMLDialogElement }} options
 */
export function createFiles({ fetchFile, viewer }) {
  /** @type {Map<string, Promise<string>>} */
  const addresses = new Map()
  // The server draws each picture anew, so only what somebody scrolls to is fetched.
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        near.unobserve(target)
        target.dispatchEvent(new Event('near'))
      }
    },
    { rootMargin: '300px' },
  )

  /** @param {string} url */
  function address(url) {
    const known = addresses.get(url) ?? fetchFile(url).then((blob) => URL.createObjectURL(blob))
    addresses.set(url, known)
    known.catch(() => addresses.delete(url))
    return known
  }

  /** @param {LineFile} file */
  function picture(file) {
    const button = element('button', { type: 'button', className: 'picture' })
    const show = async () => {
      button.textContent = ''
      try {
        const image = element('img', { src: await address(file.url), alt: text('webChat.picture') })
        await image.decode()
        button.replaceChildren(image)
        button.classList.add('there')
      } catch {
        button.textContent = text('webChat.fileFailed')
      }
    }
    button.addEventListener('near', show)
    button.addEventListener('click', () => (button.firstElementChild ? enlarge(file) : show()))
    near.observe(button)
    return button
  }

  /** @param {LineFile} file */
  function paper(file) {
    const tap = text(file.type === 'application/pdf' ? 'webChat.document' : 'webChat.table')
    const note = element('small', { textContent: tap })
    const about = element('span', {}, [element('b', { textContent: file.name }), note])
    const button = element('button', { type: 'button', className: 'document' }, [icon('document'), about])
    button.addEventListener('click', async () => {
      note.textContent = await save(file).then(
        () => tap,
        (error) => text(error instanceof FileGone ? 'webChat.fileGone' : 'webChat.fileFailed'),
      )
    })
    return button
  }

  /** @param {LineFile} file */
  async function save(file) {
    element('a', { href: await address(file.url), download: file.name }).click()
  }

  /** @param {LineFile} file */
  async function enlarge(file) {
    if (!viewer.showModal) return open(await address(file.url))
    const image = element('img', { src: await address(file.url), alt: '' })
    const saving = element('button', {
      type: 'button',
      className: 'plain',
      textContent: text('webChat.save'),
    })
    const closing = element('button', {
      type: 'button',
      className: 'plain',
      textContent: text('webChat.close'),
    })
    saving.addEventListener('click', () => save(file))
    for (const target of [closing, image]) target.addEventListener('click', () => viewer.close())
    viewer.replaceChildren(image, element('div', {}, [saving, closing]))
    viewer.showModal()
    closing.focus()
  }

  return {
    /** @param {LineFile} file */
    show: (file) => (file.type.startsWith('image/') ? picture(file) : paper(file)),
  }
}
