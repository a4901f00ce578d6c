/** A small charter without a fault: the brand that the checker's tests break in one place at a time. */
import type { Source } from '../../../packages/core/src/document/source.ts';

const charter = `format: 1
brand: lanterne
name: Lanterne
version: 1.2.0
languages: [fr, en]
valid-from: 2026-12-01
keep-evidence: 2 years
forget-authors-after: 90 days
roles:
  clerk:    { title: { fr: Libraire, en: Bookseller }, on-duty: shop, otherwise: watch }
  watch:    { title: { fr: Veille, en: Watch }, on-duty: always, outside: true }
  stock:    { title: { fr: Réserve, en: Stockroom }, on-duty: shop, otherwise: watch }
  counsel:  { title: { fr: Juriste, en: Counsel }, on-duty: always }
  manager:  { title: { fr: Gérante, en: Manager }, on-duty: always }
calendars:
  shop:
    zone: Europe/Paris
    holidays: FR
    open: { mon-fri: ["09:00-12:00", "13:00-19:00"], sat: "10:00-18:00" }
    except: { 2026-12-24: "09:00-16:00", 2026-12-31: closed }
audiences:
  reader: { default: true }
  press:  { tone: { formal: 1, emoji: 0 } }
tone:
  address: { fr: vous }
  speaks-as: we
  respectful: 1
  emoji: 1
  exclamations: 1
  sentence-words: 25
  apology: allowed
  never-say: { fr: [indépendant de notre volonté], en: [for your convenience] }
  must-include: [signature]
tones:
  warm: { matter-of-fact: -1 }
  grave: { apology: required, emoji: 0, exclamations: 0, serious: 1 }
  firm: { apology: forbidden, emoji: 0, exclamations: 0 }
from-severity:
  4: { emoji: 0, exclamations: 0 }
facts:
  order-number: { type: text, max: 12, label: { fr: Numéro de commande, en: Order number }, private: true }
  new-date: { type: date-time, label: { fr: Nouvelle date, en: New date } }
  gesture: { type: money, label: { fr: Geste, en: Gesture } }
  copies: { type: number, label: { fr: Exemplaires, en: Copies } }
channels:
  x: { account: "@lanterne" }
  facebook: {}
  linkedin: { tone: { formal: 1 } }
  forum: { like: discourse, brand-is-host: true }
  email: {}
when-unsure: triage
approved-replies:
  recall/holding: { by: counsel, on: 2026-11-02, until: 2029-11-02 }
report: { to: manager, every: week }
promises:
  - { answered-within: 3 business hours }
  - { told: manager, within: 1 hour, from-severity: 4 }
  - { approved-by: counsel, before: reply, in: [recall] }
  - { never: [delete, hide], unless-ground: [insult] }
  - { relays-come-back: true }
  - { ends-within: 90 days }
`;

const late = `format: 1
crisis: late
title: { fr: Retard, en: Late order }
family: service
responsibility: accidental
ground: none
source: https://example.org/advice
tone: warm
calendar: shop
signals:
  fr: { any: [commande*, colis], with: [retard*, jamais arrivé*], never: [commande spéciale] }
  en: { any: [order*, parcel], with: [late, never arrived] }
severity:
  base: 2
  raise:
    - { to: 3, when: { author-followers: { at-least: 10000 } } }
    - { to: 4, when: { similar: { at-least: 20, within: 1 hour } } }
    - { to: 3, when: { says: { fr: [anniversaire], en: [birthday] }, channel: [x] } }
workflow:
  start: acknowledge
  steps:
    acknowledge:
      title: { fr: Accuser réception, en: Acknowledge }
      owner: clerk
      tell: [manager]
      instructions: { fr: Répondre sans demander le numéro., en: Answer without asking for the number. }
      deadline: { within: 2 business hours, from-severity: { 4: 30 minutes }, remind: 15 minutes before, if-missed: { owner: manager, within: 1 business hour, tell-again: 1 hour } }
      reply: acknowledge
      choices:
        - { event: replied, label: { fr: Répondu, en: Replied }, go: trace }
        - { event: not-ours, label: { fr: Pas à nous, en: Not ours }, unanswered: true, go: closed }
    trace:
      title: { fr: Chercher, en: Trace }
      owner: stock
      instructions: { fr: Demander à la réserve., en: Ask the stockroom. }
      deadline: { within: 2 business days, if-missed: taken-over }
      checklist:
        private: { fr: Passé en privé, en: Moved to private }
      relay: { to: stock, question: { fr: "Où est le livre ?", en: Where is the book? } }
      choices:
        - { event: found, label: { fr: Retrouvé, en: Found }, needs: [{ checklist: complete }, { fact: new-date }, { relay: answered }], go: announce }
        - { event: lost, label: { fr: Perdu, en: Lost }, needs: [{ relay: answered }], go: closed }
    taken-over:
      title: { fr: Reprendre, en: Take over }
      owner: manager
      instructions: { fr: Appeler la réserve., en: Call the stockroom. }
      deadline: { within: 1 business day, tell-again: 4 business hours }
      choices:
        - { event: sorted, label: { fr: Réglé, en: Sorted }, needs: [{ relay: answered }, { not-author-of: acknowledge }], go: closed }
    announce:
      title: { fr: Annoncer, en: Announce }
      owner: clerk
      instructions: { fr: Donner la date en privé., en: Give the date in private. }
      deadline: { within: 4 business hours, if-missed: { owner: manager, within: 4 business hours, tell-again: 1 day } }
      reply: found
      reply-in: private
      choices:
        - { event: sent, label: { fr: Envoyé, en: Sent }, go: waiting }
    waiting:
      title: { fr: Attendre, en: Wait }
      owner: clerk
      wait: { for: author, up-to: 10 days, then: closed }
      choices:
        - { event: thanked, label: { fr: Remercié, en: Thanked }, mark-author: ambassador, go: closed }
    closed:
      title: { fr: Clos, en: Closed }
      end: resolved
      reopen: { to: acknowledge, within: 30 days }
`;

const insult = `format: 1
crisis: insult
title: { fr: Injure, en: Insult }
family: community
responsibility: none
ground: insult
tone: firm
calendar: always
signals:
  fr: { any: [imbéciles, abrutis] }
  en: { any: [idiots, morons] }
severity:
  base: 3
workflow:
  start: remove
  steps:
    remove:
      title: { fr: Retirer, en: Remove }
      owner: clerk
      instructions: { fr: "Retirer ou signaler, sans répondre.", en: Remove or report; do not answer. }
      deadline: { within: 2 hours, if-missed: { owner: manager, within: 1 hour, tell-again: 1 hour } }
      action: { facebook: hide, forum: delete, otherwise: report }
      tell-author: reasons
      choices:
        - { event: removed, label: { fr: Retiré, en: Removed }, go: gone }
        - { event: harmless, label: { fr: Sans gravité, en: Harmless }, go: gone }
    gone:
      title: { fr: Retiré, en: Removed }
      end: removed
`;

const recall = `format: 1
crisis: recall
title: { fr: Rappel, en: Recall }
family: safety
responsibility: preventable
ground: none
tone: grave
calendar: always
signals:
  fr: { any: [reliure*], with: [coupe*, blessé*] }
  en: { any: [binding*], with: [cut*, injured] }
severity:
  base: 4
workflow:
  start: hold
  steps:
    hold:
      title: { fr: Répondre vite, en: Answer fast }
      owner: watch
      tell: [manager]
      legal-hold: true
      instructions: { fr: Envoyer le texte approuvé., en: Send the approved text. }
      deadline: { within: 30 minutes, if-missed: { owner: manager, within: 30 minutes, tell-again: 15 minutes } }
      reply: holding
      choices:
        - { event: held, label: { fr: Envoyé, en: Sent }, go: crisis-cell }
    crisis-cell:
      title: { fr: Cellule, en: Crisis cell }
      in-parallel:
        words:
          title: { fr: Les mots, en: Words }
          start: draft
          steps:
            draft:
              title: { fr: Rédiger, en: Draft }
              owner: clerk
              instructions: { fr: Rédiger le texte., en: Draft the text. }
              deadline: { within: 2 hours, if-missed: { owner: manager, within: 1 hour, tell-again: 1 hour } }
              draft: update
              choices:
                - { event: drafted, label: { fr: Rédigé, en: Drafted }, go: approve }
            approve:
              title: { fr: Valider, en: Approve }
              owner: counsel
              instructions: { fr: Relire chaque mot., en: Read every word. }
              deadline: { within: 1 hour, tell-again: 30 minutes }
              approval: { of: [draft], by: [counsel, manager], count: 2, accepted: publish, refused: draft }
            publish:
              title: { fr: Publier, en: Publish }
              owner: clerk
              instructions: { fr: Envoyer en privé., en: Send in private. }
              deadline: { within: 1 hour, tell-again: 30 minutes }
              reply: update
              reply-in: private
              choices:
                - { event: published, label: { fr: Publié, en: Published }, go: said }
            said:
              title: { fr: Dit, en: Said }
              done: true
        stock:
          title: { fr: Le stock, en: Stock }
          start: block
          steps:
            block:
              title: { fr: Bloquer, en: Block }
              owner: stock
              instructions: { fr: Bloquer les ventes., en: Stop the sales. }
              deadline: { within: 1 hour, tell-again: 30 minutes }
              choices:
                - { event: blocked, label: { fr: Bloqué, en: Blocked }, needs: [{ from-severity: 4 }], go: safe }
            safe:
              title: { fr: Bloqué, en: Blocked }
              done: true
      when-all-done: review
    review:
      title: { fr: Faire le point, en: Review }
      owner: manager
      instructions: { fr: Décider de la suite., en: Decide what follows. }
      deadline: { within: 1 day, tell-again: 4 hours }
      choices:
        - { event: over, label: { fr: Terminé, en: Over }, needs: [{ role: manager }], go: closed }
    closed:
      title: { fr: Clos, en: Closed }
      end: resolved
`;

const triage = `format: 1
crisis: triage
title: { fr: À trier, en: To triage }
family: other
responsibility: none
ground: none
calendar: shop
severity:
  base: 1
workflow:
  start: read
  steps:
    read:
      title: { fr: Lire, en: Read }
      owner: clerk
      instructions: { fr: Lire et classer., en: Read and classify. }
      deadline: { within: 2 business hours, if-missed: { owner: manager, within: 1 business hour, tell-again: 1 hour } }
      choices:
        - { event: nothing, label: { fr: Rien à faire, en: Nothing to do }, go: closed }
    closed:
      title: { fr: Clos, en: Closed }
      end: no-answer
`;

const lateExamples = `- { text: "Ma commande est en retard de dix jours", lang: fr, channel: x }
- { text: "Colis jamais arrivé, merci pour l'anniversaire de ma fille", lang: fr, channel: x, expect: { severity: 3 } }
- { text: "Toujours pas reçu, la commande a trois semaines de retard", lang: fr }
- { text: "My order is late again", lang: en }
- { text: "The parcel never arrived", lang: en }
- { text: "Two weeks and the order still is late", lang: en }
- { text: "La reliure m'a coupé le doigt", lang: fr, not: true }
`;
const insultExamples = `- { text: "Bande d'imbéciles", lang: fr }
- { text: "Quels abrutis ces libraires", lang: fr }
- { text: "You idiots", lang: en }
- { text: "Run by morons", lang: en }
`;
const recallExamples = `- { text: "La reliure m'a coupé le doigt", lang: fr }
- { text: "Mon fils s'est blessé avec la reliure métallique", lang: fr }
- { text: "The binding cut my hand", lang: en }
- { text: "My daughter got injured by the wire binding", lang: en }
`;
const triageExamples = `- { text: "👀", lang: fr }
- { text: "@camille regarde", lang: fr }
- { text: "lol", lang: en }
`;

const lateStories = `- story: Found in two days
  opens: 2026-12-07T10:00:00+01:00
  comment: Ma commande est en retard
  facts: { order-number: H42 }
  script:
    - { by: ana, as: clerk, does: replied, then: [trace] }
    - { by: leo, as: stock, ticks: [private] }
    - { by: leo, as: stock, does: found, refused: fact-missing }
    - { by: leo, as: stock, sets: { new-date: 2026-12-10T10:00:00+01:00 } }
    - { by: leo, as: stock, answers: À la réserve }
    - { by: leo, as: stock, does: found, then: [announce] }
    - { by: ana, as: clerk, does: sent, then: [waiting] }
    - { wait: 10 days, then: [closed] }
- story: Nobody looks
  opens: 2026-12-07T10:00:00+01:00
  script:
    - { by: ana, as: clerk, does: replied }
    - { wait: 3 business days, then: [taken-over] }
- story: An insult after all
  opens: 2026-12-07T10:00:00+01:00
  script:
    - { by: ana, as: clerk, reclassifies: insult, then: [remove] }
    - { by: ana, as: clerk, does: removed, then: [gone] }
`;

const replies: Record<string, string> = {
  'late/replies/acknowledge.fr.hbs':
    'Bonjour{{#if author-name}} {{author-name}}{{/if}}, nous cherchons votre commande et nous revenons vers vous avant demain soir. {{> signature}}\n',
  'late/replies/acknowledge.en.hbs':
    'Hello{{#if author-name}} {{author-name}}{{/if}}, we are looking for your order and will come back to you by tomorrow evening. {{> signature}}\n',
  'late/replies/acknowledge.x.fr.hbs':
    'Nous cherchons votre commande et revenons vers vous avant demain soir. {{> signature}}\n',
  'late/replies/acknowledge.x.en.hbs':
    'We are looking for your order and will come back to you by tomorrow evening. {{> signature}}\n',
  'late/replies/found.fr.hbs':
    'Votre commande{{#if order-number}} {{order-number}}{{/if}} part le {{date new-date}}. {{#if gesture}}Nous y joignons {{money gesture}}.{{/if}} {{> signature}}\n',
  'late/replies/found.en.hbs':
    'Your order{{#if order-number}} {{order-number}}{{/if}} leaves on {{date new-date}}. {{#if gesture}}We add {{money gesture}}.{{/if}} {{> signature}}\n',
  'recall/replies/holding.fr.hbs':
    'Nous sommes désolés que ce livre vous ait blessé. Ne l’ouvrez plus, nous vérifions la reliure ce soir. {{> signature}}\n',
  'recall/replies/holding.en.hbs':
    'We are sorry that this book hurt you. Please keep it closed; we are checking the binding tonight. {{> signature}}\n',
  'recall/replies/update.fr.hbs':
    'Nous vous présentons nos excuses. Rapportez {{#if copies}}{{plural copies one="le livre" other="les livres" many="les livres"}}{{else}}le livre{{/if}} en boutique. {{> signature}}\n',
  'recall/replies/update.en.hbs':
    'We apologise. Please bring {{#if copies}}{{plural copies one="the book" other="the books"}}{{else}}the book{{/if}} back to the shop. {{> signature}}\n',
  'partials/signature.hbs': '{{agent-name}}, {{brand}}\n',
};

/** Every file of the brand, by path. */
export const lanterne: Readonly<Record<string, string>> = {
  'charter.yaml': charter,
  'late/playbook.yaml': late,
  'late/examples.yaml': lateExamples,
  'late/stories.yaml': lateStories,
  'insult/playbook.yaml': insult,
  'insult/examples.yaml': insultExamples,
  'recall/playbook.yaml': recall,
  'recall/examples.yaml': recallExamples,
  'triage/playbook.yaml': triage,
  'triage/examples.yaml': triageExamples,
  ...replies,
};

const sources = new Map<string, Source>();

/** One object for one text: compiling does not parse again what is handed in again. */
export function sourcesOf(files: Readonly<Record<string, string>>): Source[] {
  return Object.entries(files).map(([path, text]) => {
    const key = `${path}\n${text}`;
    const source = sources.get(key) ?? { path, text };
    sources.set(key, source);
    return source;
  });
}
