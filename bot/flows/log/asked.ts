export type { LogAsked } from '../../core/logAsked.ts'
