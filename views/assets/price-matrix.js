// The matrix of prices by keyboard. Without this script it is a plain form.

const form = document.querySelector('form[data-price-matrix]')
const draftKey = `vrs-prices:${location.pathname}`
const cellSelector = 'td.price > input[type="text"]'

const rowsOf = () =>
  [...form.querySelectorAll('tbody tr')]
    .map((row) => [...row.querySelectorAll(cellSelector)])
    .filter((cells) => cells.length > 0)

const findPlace = (input) => {
  const rows = rowsOf()
  const row = rows.findIndex((cells) => cells.includes(input))
  return { rows, row, column: rows[row]?.indexOf(input) ?? -1 }
}

const moveFrom = (input, down, right) => {
  const { rows, row, column } = findPlace(input)
  rows[row + down]?.[column + right]?.focus()
}

/** While it is edited, arrows move within its text. */
const beginEdit = (input) => {
  input.dataset.editing = input.value
  input.setSelectionRange(input.value.length, input.value.length)
}

/** Whoever types over a selected cell or pastes into it edits it; Escape brings back what was there. */
const rememberValue = ({ target }) => {
  if (target.matches(cellSelector)) target.dataset.editing ??= target.value
}

const endEdit = (input) => {
  delete input.dataset.editing
}

const setValue = (input, value) => {
  if (input.value === value) return
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

const markChanged = (input) => {
  input.classList.toggle('typed', input.value !== input.dataset.published)
}

const arrows = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const pressEscape = (input) => {
  const isEditing = input.dataset.editing !== undefined
  setValue(input, isEditing ? input.dataset.editing : input.dataset.published)
  endEdit(input)
  input.select()
}

const pressEnter = (input, isBack) => {
  if (input.dataset.editing === undefined) return beginEdit(input)
  endEdit(input)
  input.dispatchEvent(new Event('change', { bubbles: true }))
  input.select()
  moveFrom(input, isBack ? -1 : 1, 0)
}

const pressKey = (event) => {
  const input = event.target
  if (!input.matches?.(cellSelector) || event.ctrlKey || event.metaKey || event.altKey) return
  const isEditing = input.dataset.editing !== undefined
  const step = arrows[event.key]
  if (event.key === 'Escape') pressEscape(input)
  else if (event.key === 'Enter') pressEnter(input, event.shiftKey)
  else if (event.key === 'Delete' && !isEditing) setValue(input, '')
  else if (step && !isEditing) moveFrom(input, ...step)
  else return
  event.preventDefault()
}

/** All that the form holds, with what each cell was when it was typed over. */
const readForm = () =>
  Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'))

const isTyped = () =>
  [...form.querySelectorAll(cellSelector)].some((input) => input.matches('.typed'))

const keepDraft = () => {
  if (isTyped()) sessionStorage.setItem(draftKey, JSON.stringify(readForm()))
  else sessionStorage.removeItem(draftKey)
}

const readDraft = () => {
  try {
    return JSON.parse(sessionStorage.getItem(draftKey) ?? 'null')
  } catch {
    return null
  }
}

const showRestored = () => {
  const notice = document.createElement('p')
  notice.className = 'notice'
  notice.setAttribute('role', 'status')
  notice.textContent = form.dataset.restored
  form.prepend(notice)
}

/** What was typed before the page was left, with what was seen then: others' changes are found. */
const restoreDraft = () => {
  const draft = readDraft()
  if (!draft) return
  for (const [name, value] of Object.entries(draft)) {
    const field = form.elements.namedItem(name)
    if (field && 'value' in field && name !== 'plan') field.value = value
  }
  for (const input of form.querySelectorAll(cellSelector)) {
    input.dataset.published = draft[`was-${input.name}`] ?? input.dataset.published
    markChanged(input)
  }
  if (!isTyped()) return sessionStorage.removeItem(draftKey)
  showRestored()
  form.dispatchEvent(new Event('change', { bubbles: true }))
}

if (form) {
  form.addEventListener('keydown', pressKey)
  form.addEventListener('beforeinput', rememberValue)
  form.addEventListener('focusin', ({ target }) => target.matches(cellSelector) && target.select())
  form.addEventListener('focusout', ({ target }) => target.matches(cellSelector) && endEdit(target))
  form.addEventListener('input', ({ target }) => {
    if (target.matches(cellSelector)) markChanged(target)
    keepDraft()
  })
  document.addEventListener('click', ({ target }) => {
    if (target.closest('[data-discard]')) sessionStorage.removeItem(draftKey)
  })
  for (const input of form.querySelectorAll(cellSelector)) markChanged(input)
  if (form.dataset.published) sessionStorage.removeItem(draftKey)
  else if (form.dataset.priceMatrix === 'fresh') restoreDraft()
}
