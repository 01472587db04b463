import type { gates as vietnamese } from '../vi/gates.ts'

export const gates: Record<keyof typeof vietnamese, string> = {
  'gates.list': 'The gates of {venue}. Choose one to get its poster or to change it.',
  'gates.line': '{gate}: {way}',
  'gates.lineNational': '{gate}: {way}, with an old national poster too',
  'gates.item': '• {gate}',
  'gates.one': '{venue}\n{gate}',
  'gates.way.in': 'in only',
  'gates.way.out': 'out only',
  'gates.way.both': 'in and out',
  'gates.about': 'Changing {venue}, {gate}.',
  'gates.newOf': 'A new gate of {venue}.',
  'gates.name.ask': 'The name of the gate, as printed on the poster? For example: Gate 2.',
  'gates.name.label': 'Gate',
  'gates.direction.ask': 'Which way do visitors go through it?',
  'gates.direction.label': 'Direction',
  'gates.direction.in': 'In only',
  'gates.direction.out': 'Out only',
  'gates.direction.both': 'In and out',
  'gates.added': '✅ Added: {gate}. Code for typing: {code}. Print the PDF above and put it up at this gate.',
  'gates.renamed': '{before} is now called {gate}. Posters that hang still work, but show the old name.',
  'gates.turned': '{gate}: from now on {way}. Posters that hang still work, but show the old direction.',
  'gates.posterAgain': 'Poster of {venue}, {gate}. Code for typing: {code}.',
  'gates.replace.ask':
    'Replace the code of {venue}, {gate}? The poster that hangs stops working at once, and whoever photographs it is told to look for the new one. You need to print and put up the new poster.',
  'gates.replace.yes': 'Replace',
  'gates.replaced':
    '✅ The code of {gate} is replaced. New code for typing: {code}. Take down the old poster and put up the one above.',
  'gates.replace.already':
    'The code of {gate} has been replaced already, so nothing was changed. The newest poster works.',
  'gates.replaceAll.ask':
    'Replace the codes of all gates of {venue}? All posters that hang stop working at once; you need to print and put up new ones at each gate. Old national posters go on working.',
  'gates.replaceAll.yes': 'Replace all',
  'gates.allReplaced':
    '✅ All codes of {venue} are replaced. Code for typing of the first: {code}. Take down the old posters and put up the new ones in the PDF above.',
  'gates.replaceAll.already':
    '{venue} has got new codes since that was asked, so nothing was changed. The newest posters work.',
  'gates.close.ask':
    'Stop using {gate} of {venue}? Whoever photographs its poster is told to use another gate. Visits already recorded stay. To use it again, add a new gate.',
  'gates.close.yes': 'Stop using this gate',
  'gates.closed': 'No longer used: {gate} of {venue}. Please take down its poster.',
  'gates.last': 'This is the last gate, so it stays. To pause or close the whole venue, go to Settings.',
  'gates.gone': 'This gate is no longer used.',
  'gates.not': 'Change nothing',
  'gates.tooMany': 'A venue has at most {most} gates. Remove one that is not used, then add the new one.',
  'gates.button.add': 'Add a gate',
  'gates.button.replaceAll': 'Replace all codes',
  'gates.button.poster': 'Poster of this gate',
  'gates.button.rename': 'Rename',
  'gates.button.direction': 'Change direction',
  'gates.button.replace': 'Replace code',
  'gates.button.adopt': 'Use an old national poster',
  'gates.button.release': 'Stop using the old national poster',
  'gates.button.close': 'Remove this gate',
  'gates.adopt.send':
    'Photograph the old national poster that hangs at {venue}, {gate}, and send the photo here.',
  'gates.adopt.which': 'This is an old national poster. At which gate is it to go on?',
  'gates.adopt.whichVenue': 'This is an old national poster. At which venue is it to go on?',
  'gates.adopt.choice': '{venue}, {gate}',
  'gates.adopt.done':
    '✅ The old national poster goes on at {venue}, {gate}: visitors can photograph it or the new one.',
  'gates.adopt.taken':
    'This poster is in use at another venue, so it cannot be used here. If it is yours, please ask {unit} to look into it.',
  'gates.adopt.over':
    'We no longer hold that photo. To use the old poster at this gate, please send the photo again.',
  'gates.released':
    'From now on {gate} does not use the old national poster. Please take it down; the poster of the city still works.',
}
