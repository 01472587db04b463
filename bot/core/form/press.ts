/** What a form's button sends: the form's instance, the question, and the choice. */
export type FormPress = { readonly instance: string; readonly question: string; readonly code: string }

const PREFIX = 'f:'
/** Together with prefix and colons at most 57 bytes: Telegram takes 64. */
const INSTANCE = /^[0-9A-Za-z_-]{1,12}$/
const QUESTION = /^[a-z][A-Za-z0-9]{0,19}$/
/** A choice never begins with `_`: codes that do so are the engine's own. */
const CHOICE = /^[0-9A-Za-z][0-9A-Za-z-]{0,19}$/
const CODE = /^[0-9A-Za-z_-]{1,20}$/

/** Whether a button belongs to a form. */
export function isFormPress(data: string): boolean {
  return data.startsWith(PREFIX)
}

/** The data of a form's button. */
export function pressData({ instance, question, code }: FormPress): string {
  return `${PREFIX}${instance}:${question}:${code}`
}

/** Reads a button's data; undefined when it is no form's. */
export function parsePress(data: string): FormPress | undefined {
  const [prefix, instance = '', question = '', code = '', ...more] = data.split(':')
  const isWhole = `${prefix}:` === PREFIX && more.length === 0
  return isWhole && isInstance(instance) && isQuestionName(question) && isCode(code)
    ? { instance, question, code }
    : undefined
}

export function isInstance(instance: string): boolean {
  return INSTANCE.test(instance)
}

export function isQuestionName(name: string): boolean {
  return QUESTION.test(name)
}

/** Whether a choice may have this name: it is the last part of its button's data. */
export function isChoiceName(name: string): boolean {
  return CHOICE.test(name)
}

function isCode(code: string): boolean {
  return CODE.test(code)
}
