/** What is wrong with a template, said to its author, with a repair. */
import type { Locale } from '../diagnostic.ts';
import type { TemplateFault, TemplateFaultCode } from './templateFault.ts';

export interface FaultSentence {
  readonly message: string;
  readonly hint: string | null;
}

type Said = (fault: TemplateFault) => readonly [message: string, hint: string | null];

/** A fault in French or English: what is wrong, and what to write instead. */
export function faultSentence(fault: TemplateFault, locale: Locale): FaultSentence {
  const [message, hint] = sentences[locale][fault.code](fault);
  return { message, hint };
}

const or = (instead: string | null, say: (instead: string) => string, otherwise: string | null): string | null =>
  instead === null ? otherwise : say(instead);

const fr: Readonly<Record<TemplateFaultCode, Said>> = {
  'template-syntax': () => [
    'Ce modèle est illisible ici : une accolade ou un bloc n’est pas fermé.',
    'Un fait s’écrit {{fait}}, une condition {{#if fait}}…{{/if}}.',
  ],
  'template-raw': ({ instead }) => ['Trois accolades sont refusées.', or(instead, (it) => `Écrire ${it}.`, null)],
  'template-path': ({ subject, instead }) => [
    `« ${subject} » n’est pas un fait.`,
    or(instead, (it) => `Écrire {{${it}}}.`, 'Un fait s’écrit d’un seul mot : {{fait}}.'),
  ],
  'template-data': ({ subject }) => [
    `« ${subject} » est refusé : un modèle ne voit que les faits.`,
    'Retirer ce passage.',
  ],
  'template-helper': ({ subject, instead }) => [
    `« ${subject} » n’existe pas dans un modèle.`,
    or(
      instead,
      (it) => `Écrire « ${it} ».`,
      'Sont permis : #if, #unless, #each, money, date, time, plural, gender, et {{fait}} d’un seul mot.',
    ),
  ],
  'template-decorator': () => ['Les décorateurs sont refusés.', 'Retirer ce passage.'],
  'template-inline-partial': () => ['Un passage commun ne se définit pas dans un modèle.', 'Le mettre dans partials/.'],
  'template-dynamic-partial': () => ['Le nom d’un passage commun s’écrit en toutes lettres.', 'Écrire {{> nom}}.'],
  'template-partial-arguments': ({ subject }) => [
    `{{> ${subject}}} ne prend pas d’argument.`,
    `Écrire {{> ${subject}}}.`,
  ],
  'template-partial-block': () => ['{{#> …}} est refusé.', 'Écrire {{> nom}}.'],
  'template-expression': ({ subject }) => [`« ${subject} » est refusé ici.`, 'Mettre un fait, d’un seul mot.'],
  'template-arguments': ({ subject, instead }) => [
    `« ${subject} » n’a pas les bons arguments.`,
    or(
      instead,
      (it) => `Écrire ${it}=.`,
      'Un seul fait : {{money geste}}, {{#if fait}}. plural : one= other= many= ; gender : f= m= n=.',
    ),
  ],
  'template-plural-form': ({ subject }) => [
    `Il manque la forme « ${subject} ».`,
    `Ajouter ${subject.split(' ').at(-1)}"…".`,
  ],
  'template-escaped': () => ['\\{{ montrerait des accolades au public.', 'Retirer la barre oblique inverse.'],
  'template-nested-each': () => ['Une liste dans une liste est refusée.', 'N’écrire qu’un {{#each}}.'],
  'template-each-scope': ({ subject, instead }) => [
    instead === null ? `« ${subject} » n’a pas de sens ici.` : `« ${subject} » est inconnu dans {{#each}}.`,
    or(instead, (it) => `Dans une liste, seul {{${it}}} se dit.`, 'Le sortir de {{#each}}, ou y entrer pour {{this}}.'),
  ],
  'template-unknown-fact': ({ subject, instead }) => [
    `« ${subject} » n’est pas un fait de la charte.`,
    or(instead, (it) => `Peut-être « ${it} ».`, 'L’ajouter sous `facts` de charter.yaml.'),
  ],
  'template-unknown-partial': ({ subject, instead }) => [
    `Le passage commun « ${subject} » n’existe pas.`,
    or(instead, (it) => `Peut-être « ${it} ».`, `Créer partials/${subject}.hbs.`),
  ],
  'template-recursive-partial': ({ subject }) => [`« ${subject} » se contient lui-même.`, `Retirer {{> ${subject}}}.`],
  'template-type': ({ subject, instead }) => [
    `« ${subject} » n’a pas le bon type.`,
    or(instead, (it) => `Écrire ${it}.`, null),
  ],
  'template-maybe-empty': ({ subject, instead }) => [
    `« ${subject} » peut être vide.`,
    or(instead, (it) => `Écrire ${it}, ou l’exiger (needs: fact) avant cette étape.`, null),
  ],
  'template-private-fact': ({ subject }) => [
    `« ${subject} » est privé : jamais dans une réponse publique.`,
    'Le retirer, ou `reply-in: private`.',
  ],
};

const en: Readonly<Record<TemplateFaultCode, Said>> = {
  'template-syntax': () => [
    'This template cannot be read here: a brace or a block is not closed.',
    'A fact is written {{fact}}, a condition {{#if fact}}…{{/if}}.',
  ],
  'template-raw': ({ instead }) => ['Three braces are refused.', or(instead, (it) => `Write ${it}.`, null)],
  'template-path': ({ subject, instead }) => [
    `"${subject}" is not a fact.`,
    or(instead, (it) => `Write {{${it}}}.`, 'A fact is one word: {{fact}}.'),
  ],
  'template-data': ({ subject }) => [`"${subject}" is refused: a template sees facts alone.`, 'Take it out.'],
  'template-helper': ({ subject, instead }) => [
    `A template knows no "${subject}".`,
    or(
      instead,
      (it) => `Write "${it}".`,
      'Allowed: #if, #unless, #each, money, date, time, plural, gender, and {{fact}} in one word.',
    ),
  ],
  'template-decorator': () => ['Decorators are refused.', 'Take it out.'],
  'template-inline-partial': () => ['A partial is not defined inside a template.', 'Put it into partials/.'],
  'template-dynamic-partial': () => ['A partial’s name is written in full.', 'Write {{> name}}.'],
  'template-partial-arguments': ({ subject }) => [`{{> ${subject}}} takes no arguments.`, `Write {{> ${subject}}}.`],
  'template-partial-block': () => ['{{#> …}} is refused.', 'Write {{> name}}.'],
  'template-expression': ({ subject }) => [`"${subject}" is refused here.`, 'Name a fact, in one word.'],
  'template-arguments': ({ subject, instead }) => [
    `"${subject}" has the wrong arguments.`,
    or(
      instead,
      (it) => `Write ${it}=.`,
      'One fact: {{money gesture}}, {{#if fact}}. plural: one= other= many=; gender: f= m= n=.',
    ),
  ],
  'template-plural-form': ({ subject }) => [
    `The form "${subject}" is missing.`,
    `Add ${subject.split(' ').at(-1)}"…".`,
  ],
  'template-escaped': () => ['\\{{ would show braces to the public.', 'Take the backslash out.'],
  'template-nested-each': () => ['A list within a list is refused.', 'Write a single {{#each}}.'],
  'template-each-scope': ({ subject, instead }) => [
    instead === null ? `"${subject}" means nothing here.` : `"${subject}" is unknown inside {{#each}}.`,
    or(
      instead,
      (it) => `Inside a list only {{${it}}} is known.`,
      'Take it out of {{#each}}, or into one for {{this}}.',
    ),
  ],
  'template-unknown-fact': ({ subject, instead }) => [
    `"${subject}" is not a fact of the charter.`,
    or(instead, (it) => `Perhaps "${it}".`, 'Add it under `facts` in charter.yaml.'),
  ],
  'template-unknown-partial': ({ subject, instead }) => [
    `There is no partial "${subject}".`,
    or(instead, (it) => `Perhaps "${it}".`, `Create partials/${subject}.hbs.`),
  ],
  'template-recursive-partial': ({ subject }) => [`"${subject}" contains itself.`, `Take {{> ${subject}}} out.`],
  'template-type': ({ subject, instead }) => [
    `"${subject}" has the wrong type.`,
    or(instead, (it) => `Write ${it}.`, null),
  ],
  'template-maybe-empty': ({ subject, instead }) => [
    `"${subject}" may be empty.`,
    or(instead, (it) => `Write ${it}, or need it (needs: fact) before this step.`, null),
  ],
  'template-private-fact': ({ subject }) => [
    `"${subject}" is private: never in a public reply.`,
    'Take it out, or `reply-in: private`.',
  ],
};

const sentences: Readonly<Record<Locale, Readonly<Record<TemplateFaultCode, Said>>>> = { fr, en };
