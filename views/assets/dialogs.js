// Acts are dialogs. Without this script the link of an act leads to it by its hash (`:target`).

const root = document.documentElement

let pressedElement
let isShownByServer = false

const findTarget = (hash) => {
  const element = document.getElementById(decodeURIComponent(hash.slice(1)))
  return element?.matches('dialog.act') ? element : undefined
}

const showAct = (dialog) => {
  if (dialog.matches(':modal')) return
  dialog.removeAttribute('open')
  dialog.showModal()
  const field =
    dialog.querySelector('[aria-invalid="true"]') ??
    dialog.querySelector('.act-body :is(input:not([type="hidden"]), select, textarea)')
  field?.focus()
}

/** The button of the menu stands for a link in it, which is hidden once the menu is closed. */
const findMenuButton = (element) => {
  const menu = element.closest('[popover]')
  return menu && document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`)
}

const focusOpener = ({ id }) => {
  const name = CSS.escape(id)
  const link = document.querySelector(
    `a[aria-haspopup="dialog"]:is([href="#${name}"], [data-opens="${name}"])`,
  )
  const opener = link && (findMenuButton(link) ?? link)
  opener?.focus()
}

/** As htmx asks for a piece of a page. */
const fragmentHeaders = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }

/** A dialog that is computed when it is wanted. What is none, such as a sign-in, is gone to. */
const fetchAct = async (opener, url, options, goThere) => {
  if (opener.ariaBusy === 'true') return
  opener.ariaBusy = 'true'
  try {
    const response = await fetch(url, { ...options, headers: fragmentHeaders })
    const { content } = Object.assign(document.createElement('template'), {
      innerHTML: await response.text(),
    })
    const dialog = content.querySelector('dialog.act')
    if (!dialog) return goThere()
    document.body.append(dialog)
    // Its plan is computed while it is filled in.
    globalThis.htmx?.process(dialog)
    showAct(dialog)
  } catch {
    goThere()
  } finally {
    opener.ariaBusy = null
  }
}

const openFromLink = (event, link) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  if (link.dataset.opens) {
    event.preventDefault()
    fetchAct(link, link.href, {}, () => location.assign(link.href))
    return
  }
  const dialog = findTarget(link.hash)
  if (!dialog) return
  event.preventDefault()
  link.closest('[popover]')?.hidePopover()
  ;(findMenuButton(link) ?? link).focus()
  showAct(dialog)
}

const closeFromLink = (event, link) => {
  event.preventDefault()
  link.closest('dialog').close()
}

document.addEventListener('pointerdown', ({ target }) => {
  pressedElement = target
})

document.addEventListener('click', (event) => {
  const { target } = event
  const opener = target.closest('a[aria-haspopup="dialog"]')
  const closer = target.closest('dialog.act a[data-act-close]')
  if (opener) openFromLink(event, opener)
  else if (closer) closeFromLink(event, closer)
  // Only the backdrop: whoever marks text and ends outside does not mean to close.
  else if (target === pressedElement && target.matches('dialog.act:modal')) target.close()
})

/** One form is sent once; a plan may be asked for at any time. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.opens) {
    event.preventDefault()
    const body = new URLSearchParams(new FormData(form))
    fetchAct(form, form.action, { method: 'POST', body }, () => form.submit())
  }
  if (!form.matches('dialog.act form') || event.submitter?.name === 'view') return
  if (form.ariaBusy === 'true') event.preventDefault()
  form.ariaBusy = 'true'
})

const releaseForms = (place) => {
  for (const form of place.querySelectorAll('form[aria-busy]')) form.ariaBusy = null
}

document.addEventListener(
  'close',
  ({ target }) => {
    if (!target.matches('dialog.act')) return
    releaseForms(target)
    if (target.parentElement === document.body) target.remove()
    if (document.activeElement === document.body) focusOpener(target)
    if (!isShownByServer) return
    isShownByServer = false
    // The address of a refused form would send it again when the page is reloaded.
    history.replaceState(null, '', target.querySelector('[data-act-close]').href)
  },
  true,
)

/** A live update may take the act away; what was typed stays until its dialog is closed. */
new MutationObserver((changes) => {
  for (const { removedNodes } of changes)
    for (const node of removedNodes) {
      if (!(node instanceof Element)) continue
      const dialog = node.matches('dialog.act[open]')
        ? node
        : node.querySelector('dialog.act[open]')
      if (!dialog) continue
      if (!dialog.isConnected) document.body.append(dialog)
      showAct(dialog)
    }
}).observe(document.body, { childList: true, subtree: true })

const showFirstAct = () => {
  const dialog = document.querySelector('dialog.act[open]')
  isShownByServer = dialog !== null
  const first = dialog ?? findTarget(location.hash)
  if (first) showAct(first)
}

root.classList.add('scripted')
window.addEventListener('pageshow', ({ persisted }) => persisted && releaseForms(document))
window.addEventListener('hashchange', () => {
  const dialog = findTarget(location.hash)
  if (dialog) showAct(dialog)
})
showFirstAct()
