import type { ParsedFile, Rule, TextLiteral } from './source-file'
import { linesWith } from './source-file'

const letters = /\p{L}{2}/u
const german =
  /[äöüßÄÖÜ]|\b(?:nicht|und|oder|bitte|wird|wurde|werden|kann|mit|für|eine[rnms]?|noch|kein(?:e[rnms]?)?|ist|das|die|der)\b/

const isScreenText = ({ kind, text }: TextLiteral) => kind !== 'literal' && letters.test(text)
const isGerman = ({ text }: TextLiteral) => german.test(text)

const findTextViolations = (
  files: readonly ParsedFile[],
  isWrong: (text: TextLiteral) => boolean,
  message: string,
) =>
  files.flatMap(({ path, texts }) =>
    texts
      .filter(isWrong)
      .map(({ line, text }) => ({ path, line, message: `${message}: "${text.slice(0, 60)}"` })),
  )

const screenFiles = /^(views\/(?!texts\/)|src\/routes\/)/

/** What a person reads on a screen stands in the texts, in both languages. */
export const screenTextsInDictionaries: Rule = (files) =>
  findTextViolations(
    files.filter(({ path }) => screenFiles.test(path)),
    isScreenText,
    'belongs into views/texts',
  )

const englishFiles = /^(events|projections|src|bench|views(?!\/texts\/))\//
const germanAllowedFiles = /^src\/(sandbox\/|main\/(banner\.ts|seed\/))/

/** Code is English; German stands in the texts, and where stand-ins and seeds bring their own. */
export const codeIsEnglish: Rule = (files) =>
  findTextViolations(
    files.filter(({ path }) => englishFiles.test(path) && !germanAllowedFiles.test(path)),
    isGerman,
    'German belongs into views/texts',
  )

const unfinishedMarker = new RegExp(
  ['TO\x44O', 'FIX\x4DE', 'X\x58X', '[Nn]ot impl\x65mented', '\\b[Ss]t\x75bs?\\b'].join('|'),
)

export const noUnfinishedCode: Rule = (files) =>
  files.flatMap((file) =>
    linesWith(file, unfinishedMarker).map(({ line, found }) => ({
      path: file.path,
      line,
      message: `is unfinished: ${found.trim().slice(0, 80)}`,
    })),
  )
