import { device } from './storage.js'

const LANGUAGE = 'khaibao.language'

/** @type {{ city: { name: string, timeZone: string, trial?: boolean }, texts: Record<string, Record<string, string>> }} */
const data = JSON.parse(document.getElementById('data')?.textContent ?? '')

let language = chosenLanguage()

export function currentLanguage() {
  return language
}

export function switchLanguage() {
  language = language === 'vi' ? 'en' : 'vi'
  device.write(LANGUAGE, language)
}

/** A text of the catalogue, with values put in. @param {string} key @param {Record<string, string>} [values] */
export function text(key, values = {}) {
  const phrase = data.texts[language]?.[key] ?? key
  return phrase.replace(/\{(\w+)\}/g, (braces, name) => values[name] ?? braces)
}

export const cityName = data.city.name

/** Whether the server has no public address yet, and is tried out. */
export const isTrial = data.city.trial === true

/** The time of day in the city, as the bot writes it: 14:05. @param {string | number} at */
export function clock(at) {
  return new Date(at).toLocaleTimeString('vi-VN', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: data.city.timeZone,
  })
}

/** The day in the city: today, yesterday or 23/11/2026. @param {string | number} at */
export function day(at) {
  const DAY_MILLISECONDS = 86_400_000
  const date = cityDate(at)
  if (date === cityDate(Date.now())) return text('webChat.today')
  if (date === cityDate(Date.now() - DAY_MILLISECONDS)) return text('webChat.yesterday')
  return date
}

/** @param {string | number} at */
function cityDate(at) {
  return new Date(at).toLocaleDateString('en-GB', { timeZone: data.city.timeZone })
}

/** What was chosen here, else the first of the browser's languages that there is, else Vietnamese. */
function chosenLanguage() {
  const wishes = [device.read(LANGUAGE) ?? '', ...navigator.languages]
  return wishes.map((wish) => wish.slice(0, 2).toLowerCase()).find((wish) => wish in data.texts) ?? 'vi'
}
