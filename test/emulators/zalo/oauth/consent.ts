/**
 * Plays the admin who opens the link and agrees.
 * @returns where the browser is sent, with the code; nobody has gone there yet.
 * @throws an Error with what the page says when it is an error page.
 */
export async function consent(link: string): Promise<string> {
  const response = await fetch(link, { redirect: 'manual' })
  const location = response.headers.get('location')
  const page = await response.text()
  if (response.status !== 302 || location === null)
    throw new Error(`Zalo shows the admin ${response.status}: ${page}`)
  return location
}
