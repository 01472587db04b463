import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { databaseOn, onServer } from './globalDatabase.ts'

/** A database for one test file. */
export type FreshDatabase = { readonly url: string; drop(): Promise<void> }

/** Makes a database with the project's tables, empty but for what migrations put there. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return await makeDatabase(inject('testServer').template)
}

/** Makes a database with nothing in it. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  return await makeDatabase('template0')
}

async function makeDatabase(template: string): Promise<FreshDatabase> {
  const { url, prefix, copying } = inject('testServer')
  const name = `${prefix}${randomBytes(6).toString('hex')}`
  await onServer(url, (sql) => sql.unsafe(`create database ${name} template ${template} ${copying}`))
  const drop = () => onServer(url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
  return { url: databaseOn(url, name), drop: async () => void (await drop()) }
}
