import { RIGHTS, type Role } from '../../bot/core/rights.ts'

const ROLES: readonly Role[] = ['anybody', 'staff', 'owner', 'official']
const TABLE = /<!-- rights -->\n([\s\S]*?)\n<!-- \/rights -->/

/** The table of `bot/core/rights.ts` as the paper prints it. */
export function rightsTable(): string {
  const rows = Object.entries(RIGHTS).map(([deed, roles]) => {
    const allowed: readonly Role[] = roles
    const cells = ROLES.map((role) => (allowed.includes(role) || allowed.includes('anybody') ? 'yes' : ''))
    return `| ${[deed, ...cells].join(' | ')} |`
  })
  return [`| to | ${ROLES.join(' | ')} |`, `|---|${ROLES.map(() => '---|').join('')}`, ...rows].join('\n')
}

/** Whether ARCHITECTURE.md prints, between its two marks, who may do what. */
export function wrongRights(architecture: string | undefined): string[] {
  return TABLE.exec(architecture ?? '')?.[1]?.trim() === rightsTable()
    ? []
    : [`ARCHITECTURE.md does not print this table of rights:\n${rightsTable()}`]
}
