import type { Said } from '../refusal.ts';

/** What a key may be allowed to ask, and what that is for. */
export const scopes = {
  ask: {
    fr: 'demander que faire d’un commentaire, sans rien garder',
    en: 'ask what to do about a comment, nothing kept',
  },
  'cases:read': { fr: 'lire et suivre les dossiers', en: 'read and follow cases' },
  'cases:write': {
    fr: 'recevoir des commentaires et faire avancer les dossiers',
    en: 'receive comments and move cases',
  },
  'replies:write': {
    fr: 'vérifier, proposer, valider et enregistrer des réponses',
    en: 'check, submit, approve and record replies',
  },
  'charter:read': { fr: 'lire les chartes et leurs versions', en: 'read charters and their versions' },
  'charter:publish': { fr: 'publier une charte', en: 'publish a charter' },
  'authors:forget': { fr: 'effacer un auteur', en: 'erase an author' },
  'reports:read': { fr: 'lire les rapports', en: 'read reports' },
  'metrics:read': {
    fr: 'lire les mesures du serveur, par une clé de toutes les marques',
    en: 'read the metrics of the server, with a key of all brands',
  },
} as const satisfies Record<string, Said>;

export type Scope = keyof typeof scopes;

export function isScope(word: string): word is Scope {
  return Object.hasOwn(scopes, word);
}

/**
 * The scope that each field of the schema's roots needs: one each, and no field without. What a field answers with comes
 * along: who may move a case sees the case that was moved.
 */
export const scopeOf: Readonly<Record<string, Scope>> = {
  'Query.prescribe': 'ask',
  'Query.prescribeAll': 'ask',
  'Query.node': 'cases:read',
  'Query.cases': 'cases:read',
  'Query.caseChanges': 'cases:read',
  'Query.verifyLog': 'cases:read',
  'Subscription.caseChanged': 'cases:read',
  'Mutation.receiveComment': 'cases:write',
  'Mutation.advanceCase': 'cases:write',
  'Mutation.tickChecklist': 'cases:write',
  'Mutation.setFacts': 'cases:write',
  'Mutation.reclassifyCase': 'cases:write',
  'Mutation.mergeCases': 'cases:write',
  'Mutation.answerRelay': 'cases:write',
  'Query.checkReply': 'replies:write',
  'Query.toneBrief': 'replies:write',
  'Mutation.submitReply': 'replies:write',
  'Mutation.approveReply': 'replies:write',
  'Mutation.recordReply': 'replies:write',
  'Query.charter': 'charter:read',
  'Query.charterDiff': 'charter:read',
  'Mutation.publishCharter': 'charter:publish',
  'Mutation.forgetAuthor': 'authors:forget',
  'Query.report': 'reports:read',
};

/** The same for paths beside GraphQL. They count over all brands, so that a key of some is refused as well. */
export const scopeOfPath: Readonly<Record<string, Scope>> = { '/metrics': 'metrics:read' };
