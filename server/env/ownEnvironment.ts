import { existsSync } from 'node:fs'
import { readEnvironment } from './readEnvironment.ts'

/** The configuration of this process: its variables, and those of a file `.env` where it was started. */
export function readOwnEnvironment(): ReturnType<typeof readEnvironment> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readEnvironment(process.env)
}
