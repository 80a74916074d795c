import { marked } from 'marked'
import sanitizeHtml from 'sanitize-html'

const allowedTags = [
  ...['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'hr', 'a'],
  ...['h4', 'h5', 'h6'],
]

/** A page has its own headings above: those of a text begin below them. */
const lowerHeading = (level: 'h4' | 'h5' | 'h6') => () => ({ tagName: level, attribs: {} })

/** HTML of a Markdown text without anything that runs, loads or styles. */
export const renderMarkdown = (text: string): string =>
  sanitizeHtml(marked.parse(text, { async: false, gfm: true, breaks: true }), {
    allowedTags,
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['https', 'http', 'mailto'],
    allowProtocolRelative: false,
    transformTags: {
      h1: lowerHeading('h4'),
      h2: lowerHeading('h5'),
      h3: lowerHeading('h6'),
      a: (tagName, { href = '' }) => ({
        tagName,
        attribs: { href, rel: 'noopener noreferrer nofollow' },
      }),
    },
  })
