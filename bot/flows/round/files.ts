import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { unsentRows } from './consolidated.ts'
import { figuresNow } from './figures.ts'
import { ownRound } from './ownRound.ts'
import { consolidatedReport } from './paper.ts'
import { reportingTo } from './tree.ts'
import { fileText } from './words.ts'

/** [Bảng tổng hợp XLSX] and [Báo cáo PDF]: what the unit consolidates, as it stands now. */
export function pressFile(kind: 'reportXlsx' | 'reportPdf'): (turn: Turn, number: string) => Promise<void> {
  return async (turn, number) => {
    const found = await ownRound(turn, number)
    if (!found) return
    const { round, tree, report } = found
    if (reportingTo(tree, report.unitCode).length === 0) return say(turn, { text: text('menu.staleButton') })
    const live = await figuresNow(turn.store, round, unsentRows(tree, report))
    say(turn, {
      text: fileText(tree, turn.city, turn.now),
      attachment: { kind, report: consolidatedReport(turn.city, tree, report, live, turn.now) },
    })
  }
}
