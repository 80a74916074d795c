import { domainToASCII } from 'node:url'

/** What a customer is found by. */
export type SearchableFields = {
  name?: string | undefined
  company?: string | undefined
  email?: string | undefined
}

const minPrefixLength = 3
/** Longer words are found by this many letters, and as a whole. */
const maxPrefixLength = 24
const maxSearchedWords = 8

/** Letters that Unicode does not take apart into a base and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
}
const germanLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

const replaceLetters = (text: string, letters: Readonly<Record<string, string>>) =>
  Array.from(text, (letter) => letters[letter] ?? letter).join('')

const stripMarks = (text: string) =>
  replaceLetters(text.normalize('NFKD').replaceAll(/\p{M}/gu, ''), plainLetters)

/** `Müller` is written `muller` and `mueller`, too. */
const foldWord = (word: string) => [
  ...new Set([stripMarks(word), stripMarks(replaceLetters(word, germanLetters))]),
]

/** Fewer than three typed letters find whole words only, also where `ü` would become two. */
const foldTypedWord = (word: string) =>
  Array.from(word).length < minPrefixLength ? [stripMarks(word)] : foldWord(word)

const splitWords = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')

const foldEmail = (email: string) => {
  const folded = email.trim().normalize('NFC').toLowerCase()
  const at = folded.lastIndexOf('@')
  const domain = folded.slice(at + 1)
  return `${folded.slice(0, at)}@${domainToASCII(domain) || domain}`
}

const prefixesOf = (word: string) => {
  const letters = Array.from(word)
  const longest = Math.min(letters.length - 1, maxPrefixLength)
  const count = Math.max(0, longest - minPrefixLength + 1)
  return [
    word,
    ...Array.from({ length: count }, (_, index) =>
      letters.slice(0, minPrefixLength + index).join(''),
    ),
  ]
}

const wordTerm = (text: string) => `word:${text}`
const emailTerm = (email: string) => `email:${foldEmail(email)}`

/** The plain terms under which a person is found; only their keyed hashes may be stored. */
export const listPersonTerms = ({ name = '', company = '', email }: SearchableFields): string[] => {
  const words = splitWords(`${name} ${company}`).flatMap(foldWord).flatMap(prefixesOf)
  return [...new Set([...words.map(wordTerm), ...(email ? [emailTerm(email)] : [])])]
}

/**
 * The plain terms of what was typed: a person is found who has one of each group. An address counts
 * as a whole; no group = nothing to search for.
 */
export const listQueryTerms = (typed: string): string[][] =>
  typed
    .split(/\s+/)
    .flatMap((part) =>
      part.includes('@')
        ? [[emailTerm(part)]]
        : splitWords(part).map((word) => foldTypedWord(word).map(wordTerm)),
    )
    .slice(0, maxSearchedWords)
