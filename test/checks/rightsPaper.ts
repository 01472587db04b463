import { OFFICE_RIGHTS, OFFICES } from '../../bot/core/office.ts'
import { RIGHTS, type Role } from '../../bot/core/rights.ts'

const ROLES: readonly Role[] = ['anybody', 'staff', 'owner', 'official']
const TABLE = /<!-- rights -->\n([\s\S]*?)\n<!-- \/rights -->/
const OFFICES_TABLE = /<!-- offices -->\n([\s\S]*?)\n<!-- \/offices -->/

/** The table of `bot/core/rights.ts` as the paper prints it. */
export function rightsTable(): string {
  const rows = Object.entries(RIGHTS).map(([deed, roles]) => {
    const allowed: readonly Role[] = roles
    const cells = ROLES.map((role) => (allowed.includes(role) || allowed.includes('anybody') ? 'yes' : ''))
    return `| ${[deed, ...cells].join(' | ')} |`
  })
  return [`| to | ${ROLES.join(' | ')} |`, `|---|${ROLES.map(() => '---|').join('')}`, ...rows].join('\n')
}

/** The table of `bot/core/office.ts` as the paper prints it: for which units an office gives what. */
export function officesTable(): string {
  const rows = Object.entries(OFFICE_RIGHTS).map(([deed, reaches]) => {
    const given = new Map(Object.entries(reaches))
    return `| ${[deed, ...OFFICES.map((office) => given.get(office) ?? '')].join(' | ')} |`
  })
  return [`| to | ${OFFICES.join(' | ')} |`, `|---|${OFFICES.map(() => '---|').join('')}`, ...rows].join('\n')
}

/** Whether ARCHITECTURE.md prints, between their marks, who may do what at a venue and in an office. */
export function wrongRights(architecture: string | undefined): string[] {
  return [
    ...wrongTable(architecture, TABLE, rightsTable()),
    ...wrongTable(architecture, OFFICES_TABLE, officesTable()),
  ]
}

function wrongTable(architecture: string | undefined, marked: RegExp, table: string): string[] {
  return marked.exec(architecture ?? '')?.[1]?.trim() === table
    ? []
    : [`ARCHITECTURE.md does not print this table of rights:\n${table}`]
}
