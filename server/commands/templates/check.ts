import { existsSync } from 'node:fs'
import { loadTemplates, readTemplateFile, samePurpose } from '../../../bot/templates/directory.ts'
import { TemplateError } from '../../../bot/templates/template.ts'
import type { Command } from '../command.ts'

/** Reads a file as the start would, and names everything that is wrong with it. */
export const checkCommand: Command = {
  words: 'templates check',
  noted: 'looks only',
  parameters: ['FILE'],
  does: 'kiểm tra một tệp tờ khai, nêu mọi chỗ sai',
  mayMakeDatabase: true,
  async run({ environment }, given) {
    const file = given.value('FILE')
    if (!existsSync(file)) return { problems: [`Không có tệp ${file}.`] }
    const read = readTemplateFile(file)
    if ('problems' in read) return { problems: [`${file} chưa dùng được:`, ...listed(read.problems)] }
    const { template } = read
    const same = samePurpose(template, othersIn(environment.TEMPLATES_DIR))
    if (same !== undefined) return { problems: [`${file} chưa dùng được:`, ...listed([same])] }
    const { name, title, questions, validHours, keptDays } = template
    return {
      lines: [
        `${file} dùng được: ${name}, "${title.own?.vi ?? name}".`,
        `${questions.length} câu hỏi, hiệu lực ${validHours} giờ, giữ ${keptDays} ngày.`,
        `Để dùng: đặt tệp vào TEMPLATES_DIR, khởi động lại máy chủ, rồi npm run admin -- templates use ${name}`,
      ],
    }
  },
}

function listed(problems: readonly string[]): string[] {
  return problems.map((problem) => `- ${problem}`)
}

/** The city's own folder may be what is being mended. */
function othersIn(folder: string | undefined) {
  try {
    return loadTemplates(folder).all
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return loadTemplates().all
  }
}
