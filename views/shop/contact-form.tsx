import { holderFields } from '../../src/domain/contact/domain-holder'
import { ContactInputs, getContactLabels } from '../parts/contact-inputs'
import { ErrorSummary } from '../parts/error-summary'
import { SubmitButton } from '../parts/submit-button'
import type { Texts } from '../texts/de'
import type { TrackerViewModel } from './tracker-view-model'

type Props = { t: Texts; model: TrackerViewModel; outOfBand?: boolean }

/** Asks for details that a registrar takes; live updates do not replace a form being filled. */
export const ContactForm = ({ t, model, outOfBand }: Props) => {
  const { project, contactRequest } = model
  const texts = t.tracker.newContact
  return (
    <div id="tracker-contact" hx-swap-oob={outOfBand ? 'outerMorph' : undefined}>
      {contactRequest && (
        <section class="card" aria-labelledby="contact-title">
          <header>
            <h2 id="contact-title">{texts.title}</h2>
          </header>
          <form
            class="body stack"
            method="post"
            action={`/orders/${project.id}/contact`}
            id={`contact-form-${contactRequest.since}`}
            hx-morph-skip
          >
            <ErrorSummary
              t={t}
              errors={contactRequest.errors ?? []}
              labels={getContactLabels(t)}
              prefix="contact-"
            />
            <p>{texts.text}</p>
            <ContactInputs
              t={t}
              values={contactRequest.values}
              errors={contactRequest.errors ?? []}
              required={holderFields}
              prefix="contact-"
              isStaff={false}
            />
            <SubmitButton text={texts.submit} />
          </form>
        </section>
      )}
    </div>
  )
}
