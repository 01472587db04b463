import { parseSync } from 'libpg-query'
import { DISTRIBUTED, VIEWS } from './distribution.ts'
import { GIVEN, SameValues } from './sameValues.ts'
import { as, everyNode, isNode, type Node, nodes, words } from './tree.ts'

/** The columns of every table and view. */
export type Columns = Readonly<Record<string, readonly string[]>>

/** What a query gives or a table has: which value each column holds. */
type Holds = ReadonlyMap<string, string>
type Scope = { readonly relations: Map<string, Holds>; readonly outer: Scope | undefined }
type Within = { readonly outer: Scope | undefined; readonly named: ReadonlyMap<string, Holds> }

/**
 * The tables that a statement touches without saying which of their rows by the column that spreads them, so that every server
 * is asked; `moves TABLE` where it changes that column. `variables` are a function's own.
 */
export function unboundIn(
  text: string,
  columns: Columns,
  variables: ReadonlySet<string> = new Set(),
): string[] {
  const reading = new Reading(columns, variables)
  for (const { stmt } of nodes(parseSync(text).stmts as unknown)) reading.query(stmt, NOTHING_AROUND)
  return reading.unbound()
}

/** The same of a view, whose rows are looked for by the column that spreads it. */
export function unboundInView(text: string, spreads: string, columns: Columns): string[] {
  const reading = new Reading(columns, new Set())
  for (const { stmt } of nodes(parseSync(text).stmts as unknown))
    reading.same.join(reading.query(stmt, NOTHING_AROUND).get(spreads), GIVEN)
  return reading.unbound()
}

const NOTHING_AROUND: Within = { outer: undefined, named: new Map() }

class Reading {
  readonly same = new SameValues()
  readonly #columns: Columns
  readonly #variables: ReadonlySet<string>
  readonly #touched: { table: string; by: string }[] = []
  readonly #moved: string[] = []
  readonly #read = new Map<unknown, Holds>()
  #places = 0

  constructor(columns: Columns, variables: ReadonlySet<string>) {
    this.#columns = columns
    this.#variables = variables
  }

  unbound(): string[] {
    const asked = this.#touched.filter(({ by }) => !this.same.isGiven(by)).map(({ table }) => table)
    return [...new Set([...asked, ...this.#moved])].sort()
  }

  /** Reads a query and gives what it gives. One that was read already, because it stands in a condition, is not read again. */
  query(node: unknown, within: Within): Holds {
    const known = this.#read.get(node)
    if (known) return known
    const gives = this.#queryOnce(node, within)
    this.#read.set(node, gives)
    return gives
  }

  #queryOnce(node: unknown, within: Within): Holds {
    const select = as('SelectStmt', node)
    const insert = as('InsertStmt', node)
    const change = as('UpdateStmt', node) ?? as('DeleteStmt', node)
    const body = select ?? insert ?? change
    if (!body) return new Map()
    const around = { ...within, named: this.#named(body.withClause, within) }
    if (insert) return this.#insert(insert, around)
    if (select?.op !== undefined && select.op !== 'SETOP_NONE') return this.#both(select, around)
    return this.#body(body, around)
  }

  /** What stands in a WITH, by its name, and what stood around it. */
  #named(clause: unknown, within: Within): ReadonlyMap<string, Holds> {
    const named = new Map(within.named)
    for (const one of nodes(isNode(clause) ? clause.ctes : [])) {
      const { ctename, ctequery } = as('CommonTableExpr', one) ?? {}
      // One that refers to itself holds what nobody knows yet.
      named.set(String(ctename), new Map())
      named.set(String(ctename), this.query(ctequery, { ...within, named }))
    }
    return named
  }

  #both(select: Node, around: Within): Holds {
    const arms = [select.larg, select.rarg].map((arm) => this.query({ SelectStmt: arm }, around))
    // Which of the two a row comes from is not known.
    return new Map([...(arms[0]?.keys() ?? [])].map((name) => [name, this.#place(name)]))
  }

  #insert(insert: Node, around: Within): Holds {
    const table = String(as('RangeVar', { RangeVar: insert.relation })?.relname)
    const scope: Scope = { relations: new Map(), outer: around.outer }
    this.query(insert.selectStmt, around)
    const written = nodes(insert.cols).map((column) => as('ResTarget', column)?.name)
    const spreads = DISTRIBUTED[table]?.column
    // A row's own number is drawn before it is known where the row goes.
    if (spreads !== undefined && spreads !== 'id' && !written.includes(spreads))
      this.#touched.push({ table, by: this.#place(spreads) })
    const rows = new Map((this.#columns[table] ?? []).map((name) => [name, this.#place(name)]))
    scope.relations.set(table, rows)
    this.#inner([insert.onConflictClause, insert.returningList], scope, around)
    return this.#gives(insert.returningList, scope, around)
  }

  #body(body: Node, around: Within): Holds {
    const scope: Scope = { relations: new Map(), outer: around.outer }
    if (isNode(body.relation)) this.#from({ RangeVar: body.relation }, scope, around)
    for (const from of [...nodes(body.fromClause), ...nodes(body.usingClause)])
      this.#from(from, scope, around)
    this.#equal(body.whereClause, scope, around)
    this.#inner([body.whereClause, body.targetList, body.returningList, body.havingClause], scope, around)
    this.#noteMoves(body)
    if (nodes(body.valuesLists).length > 0) return new Map()
    return this.#gives(body.returningList ?? body.targetList, scope, around)
  }

  #noteMoves({ relation, targetList }: Node): void {
    const table = isNode(relation) ? String(relation.relname) : ''
    const spreads = DISTRIBUTED[table]?.column
    const changed = nodes(targetList).map((target) => as('ResTarget', target)?.name)
    if (spreads !== undefined && changed.includes(spreads)) this.#moved.push(`moves ${table}`)
  }

  #from(node: Node, scope: Scope, around: Within): void {
    const join = as('JoinExpr', node)
    const table = as('RangeVar', node)
    const inner = as('RangeSubselect', node)
    const called = as('RangeFunction', node)
    if (join) {
      for (const side of [join.larg, join.rarg]) if (isNode(side)) this.#from(side, scope, around)
      this.#equal(join.quals, scope, around)
      this.#inner([join.quals], scope, around)
    } else if (table) this.#table(table, scope, around)
    else if (inner) {
      const gives = this.query(inner.subquery, { ...around, outer: scope })
      scope.relations.set(aliasOf(inner) ?? this.#place('rows'), renamed(gives, inner.alias))
    } else if (called) {
      this.#inner([called], scope, around)
      const names = words(isNode(called.alias) ? called.alias.colnames : [])
      scope.relations.set(aliasOf(called) ?? '', new Map(names.map((name) => [name, this.#place(name)])))
    }
  }

  #table(table: Node, scope: Scope, around: Within): void {
    const name = String(table.relname)
    const named = table.schemaname === undefined ? around.named.get(name) : undefined
    const holds = named ?? new Map((this.#columns[name] ?? []).map((column) => [column, this.#place(column)]))
    scope.relations.set(aliasOf(table) ?? name, holds)
    const spread = named ? undefined : (DISTRIBUTED[name] ?? VIEWS[name])
    const by = spread && holds.get(spread.column)
    if (by !== undefined) this.#touched.push({ table: name, by })
  }

  /** Learns what is equal from what must hold. */
  #equal(condition: unknown, scope: Scope, around: Within): void {
    const several = as('BoolExpr', condition)
    if (several?.boolop === 'AND_EXPR') for (const one of nodes(several.args)) this.#equal(one, scope, around)
    const compared = as('A_Expr', condition)
    if (compared && EQUALITIES.has(String(compared.kind)) && words(compared.name)[0] === '=')
      this.same.join(this.#value(compared.lexpr, scope, around), this.#value(compared.rexpr, scope, around))
    const within = as('SubLink', condition)
    if (within?.subLinkType === 'ANY_SUBLINK')
      this.same.join(this.#value(within.testexpr, scope, around), this.#first(within, scope, around))
  }

  /** Which value an expression has, if it is one that we follow. */
  #value(node: unknown, scope: Scope, around: Within): string | undefined {
    const column = as('ColumnRef', node)
    if (column) return this.#column(words(column.fields), scope)
    if (as('ParamRef', node) || as('A_Const', node)) return GIVEN
    const within = as('TypeCast', node) ?? as('A_Indirection', node)
    if (within) return this.#value(within.arg, scope, around)
    const link = as('SubLink', node)
    if (link) return this.#first(link, scope, around)
    const made = as('List', node)?.items ?? as('A_ArrayExpr', node)?.elements ?? as('FuncCall', node)?.args
    const parts = nodes(made).map((one) => this.#value(one, scope, around))
    return parts.length > 0 && parts.every((one) => one === GIVEN) ? GIVEN : undefined
  }

  #first(link: Node, scope: Scope, around: Within): string | undefined {
    const [first] = this.query(link.subselect, { ...around, outer: scope }).values()
    return first
  }

  #column(path: readonly string[], scope: Scope): string | undefined {
    const [last = '', relation] = path.toReversed()
    for (let here: Scope | undefined = scope; here; here = here.outer) {
      if (relation !== undefined && here.relations.has(relation))
        return here.relations.get(relation)?.get(last)
      if (relation !== undefined) continue
      for (const holds of here.relations.values()) if (holds.has(last)) return holds.get(last)
    }
    return this.#variables.has(path[0] ?? '') ? GIVEN : undefined
  }

  /** Reads the queries that stand inside expressions. */
  #inner(parts: readonly unknown[], scope: Scope, around: Within): void {
    for (const node of everyNode(parts)) {
      const link = as('SubLink', node)
      if (link) this.query(link.subselect, { ...around, outer: scope })
    }
  }

  #gives(targets: unknown, scope: Scope, around: Within): Holds {
    return new Map(
      nodes(targets).flatMap((target) => this.#target(as('ResTarget', target) ?? {}, scope, around)),
    )
  }

  #target({ name, val }: Node, scope: Scope, around: Within): [string, string][] {
    const path = as('ColumnRef', val)
    const isAll = nodes(path?.fields).some((field) => 'A_Star' in field)
    if (isAll) {
      const [of] = words(path?.fields)
      const from = of === undefined ? [...scope.relations.values()] : [scope.relations.get(of) ?? new Map()]
      return from.flatMap((holds) => [...holds])
    }
    const called = typeof name === 'string' ? name : (words(path?.fields).at(-1) ?? this.#place('unnamed'))
    return [[called, this.#value(val, scope, around) ?? this.#place(called)]]
  }

  /** A place of its own for a value of which nothing is known yet. */
  #place(name: string): string {
    this.#places += 1
    return `${this.#places} ${name}`
  }
}

const EQUALITIES = new Set(['AEXPR_OP', 'AEXPR_OP_ANY', 'AEXPR_IN'])

function aliasOf({ alias }: Node): string | undefined {
  return isNode(alias) ? String(alias.aliasname) : undefined
}

/** `as k (id, day)` gives other names to what a query gives. */
function renamed(gives: Holds, alias: unknown): Holds {
  const names = words(isNode(alias) ? alias.colnames : [])
  return new Map([...gives].map(([name, value], place) => [names[place] ?? name, value]))
}
