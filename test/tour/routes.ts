import type { RouteOptions } from 'fastify'
import { connect } from '../../db/connect.ts'
import { KEYS } from '../flows/world/city.ts'
import { wholeApp } from '../server/routes/support/wholeApp.ts'
import { messengers } from './messengers.ts'

/** Gathers the routes of an app and the methods of each, as the app makes them. */
export function gatherRoutes(): {
  readonly routes: Map<string, Set<string>>
  readonly onRoute: (route: RouteOptions) => void
} {
  const routes = new Map<string, Set<string>>()
  return {
    routes,
    onRoute({ url, method }) {
      const methods = routes.get(url) ?? new Set()
      for (const one of [method].flat()) methods.add(one)
      routes.set(url, methods)
    },
  }
}

/** All routes that the product has when everything is on, told by an app that is made for this and never asked anything. */
export async function routesOfProduct(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { routes, onRoute } = gatherRoutes()
  // Nothing is asked of the database: only the list of routes is wanted.
  const database = connect({ url: 'postgres://nobody@127.0.0.1:1/none', keys: KEYS, connections: 1 })
  const app = await wholeApp(database, { onRoute, metricsToken: 'of-nobody-at-all', ...messengers(database) })
  await app.close()
  await database.close()
  return routes
}
