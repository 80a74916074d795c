import type { HouseFile, Rule, TextFound } from './source-file'
import { linesWith } from './source-file'

const letters = /\p{L}{2}/u
const german =
  /[äöüßÄÖÜ]|\b(?:nicht|und|oder|bitte|wird|wurde|werden|kann|mit|für|eine[rnms]?|noch|kein(?:e[rnms]?)?|ist|das|die|der)\b/

const isSpoken = ({ kind, text }: TextFound) => kind !== 'literal' && letters.test(text)
const isGerman = ({ text }: TextFound) => german.test(text)

const told = (files: readonly HouseFile[], isWrong: (text: TextFound) => boolean, said: string) =>
  files.flatMap(({ path, texts }) =>
    texts
      .filter(isWrong)
      .map(({ line, text }) => ({ path, line, said: `${said}: "${text.slice(0, 60)}"` })),
  )

const screens = /^(views\/(?!texts\/)|src\/routes\/)/

/** What a person reads on a screen stands in the texts, in both languages. */
export const wordsInTexts: Rule = (files) =>
  told(
    files.filter(({ path }) => screens.test(path)),
    isSpoken,
    'belongs into views/texts',
  )

const english = /^(events|projections|src|bench|views(?!\/texts\/))\//
const ownTongue = /^src\/(sandbox\/|main\/(banner\.ts|seed\/))/

/** Code is English; German stands in the texts, and where stand-ins and seeds bring their own. */
export const englishCode: Rule = (files) =>
  told(
    files.filter(({ path }) => english.test(path) && !ownTongue.test(path)),
    isGerman,
    'German belongs into views/texts',
  )

const unfinished = new RegExp(
  ['TO\x44O', 'FIX\x4DE', 'X\x58X', '[Nn]ot impl\x65mented', '\\b[Ss]t\x75bs?\\b'].join('|'),
)

export const nothingUnfinished: Rule = (files) =>
  files.flatMap((file) =>
    linesWith(file, unfinished).map(({ line, found }) => ({
      path: file.path,
      line,
      said: `is unfinished: ${found.trim().slice(0, 80)}`,
    })),
  )
