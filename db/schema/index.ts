export * from './messages.ts'
export * from './people.ts'
export * from './places.ts'
