import { listCommand as listActs } from './acts/list.ts'
import { reportCommand } from './acts/report.ts'
import { backupCommand } from './backup.ts'
import type { Command } from './command.ts'
import { applyCommand as applyErasures } from './erasures/apply.ts'
import { saveCommand as saveErasures } from './erasures/save.ts'
import { codeCommand } from './groups/code.ts'
import { listCommand as listGroups } from './groups/list.ts'
import { healthCommand } from './health.ts'
import { closeCommand, noteCommand, toldCommand } from './incidents/entries.ts'
import { listCommand as listIncidents } from './incidents/list.ts'
import { openCommand } from './incidents/open.ts'
import { peopleCommand } from './incidents/people.ts'
import { showCommand as showIncident } from './incidents/show.ts'
import { resealCommand } from './keys/reseal.ts'
import { retireCommand } from './keys/retire.ts'
import { rotateCommand } from './keys/rotate.ts'
import { statusCommand } from './keys/status.ts'
import { failedCommand } from './messages/failed.ts'
import { retryCommand } from './messages/retry.ts'
import { waitingCommand } from './messages/waiting.ts'
import { migrateCommand } from './migrate.ts'
import { cutOffCommand } from './officials/cutOff.ts'
import { inviteCommand } from './officials/invite.ts'
import { listCommand as listOfficials } from './officials/list.ts'
import { removeCommand } from './officials/remove.ts'
import { inviteCommand as inviteOperator } from './operators/invite.ts'
import { listCommand as listOperators } from './operators/list.ts'
import { removeCommand as removeOperator } from './operators/remove.ts'
import { goOnCommand as purgesGoOn } from './purges/goOn.ts'
import { listCommand as listPurges } from './purges/list.ts'
import { listCommand as listReads } from './reads/list.ts'
import { answerCommand } from './requests/answer.ts'
import { doneCommand } from './requests/done.ts'
import { listCommand as listRequests } from './requests/list.ts'
import { showCommand } from './requests/show.ts'
import { restoreCommand } from './restore.ts'
import { beginCommand as beginScheme } from './scheme/begin.ts'
import { endCommand as endScheme } from './scheme/end.ts'
import { settingsCommand } from './settings.ts'
import { checkCommand as checkTemplate } from './templates/check.ts'
import { listCommand as listTemplates } from './templates/list.ts'
import { stopCommand as stopTemplate, useCommand as useTemplate } from './templates/switching.ts'
import { importCommand } from './units/import.ts'
import { listCommand as listUnits } from './units/list.ts'
import { moveCommand } from './units/move.ts'
import { phoneCommand } from './units/phone.ts'
import { codeCommand as zaloCode } from './zalo/code.ts'
import { connectCommand as zaloConnect } from './zalo/connect.ts'

/** Everything that an operator can ask for, in the order of the usage. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  listUnits,
  phoneCommand,
  moveCommand,
  inviteCommand,
  listOfficials,
  removeCommand,
  cutOffCommand,
  codeCommand,
  listGroups,
  inviteOperator,
  listOperators,
  removeOperator,
  listTemplates,
  checkTemplate,
  useTemplate,
  stopTemplate,
  zaloConnect,
  zaloCode,
  waitingCommand,
  failedCommand,
  retryCommand,
  listRequests,
  showCommand,
  answerCommand,
  doneCommand,
  listReads,
  listPurges,
  purgesGoOn,
  reportCommand,
  listActs,
  openCommand,
  listIncidents,
  showIncident,
  noteCommand,
  toldCommand,
  closeCommand,
  peopleCommand,
  endScheme,
  beginScheme,
  healthCommand,
  backupCommand,
  restoreCommand,
  saveErasures,
  applyErasures,
  statusCommand,
  rotateCommand,
  resealCommand,
  retireCommand,
  migrateCommand,
  settingsCommand,
]
