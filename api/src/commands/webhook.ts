import { eventTypes } from '../webhooks/events.ts';
import type { ServerCommand } from './command.ts';

const events = eventTypes.map((type) => `  ${type}`).join('\n');

export const webhook: ServerCommand = {
  summary: {
    fr: 'dit à d’autres outils ce qui arrive : adresses, secrets, envois',
    en: 'tells other tools what happens: addresses, secrets, deliveries',
  },
  help: {
    fr: `aplomb webhook add|list|log|rotate|replay|remove [options]

Les adresses auxquelles une marque fait dire ce qui arrive, signé comme le veut Standard Webhooks 1.0.
Le secret n'est montré qu'une fois. Ce qui est envoyé : des identifiants, des clés et des heures,
jamais un mot d'un commentaire.

  add --brand marque --url https://…   une adresse de plus
    --events a,b                       ce qu'elle entend (par défaut : tout)
  list [--brand marque]                toutes, avec ce qui attend et ce qui a échoué
  log <id> [--last 20]                 les derniers essais
  rotate <id>                          un nouveau secret ; l'ancien signe aussi pendant un jour
  replay <id> --since 2026-11-20T10:00Z  renvoie ce qui a été dit depuis
  remove <id>                          n'entend plus rien
  --lang fr|en                         langue des phrases

Une adresse privée ou sans TLS n'est pas jointe, sauf si le serveur a APLOMB_WEBHOOKS_ALLOW_PRIVATE=1.

Événements :
${events}`,
    en: `aplomb webhook add|list|log|rotate|replay|remove [options]

The addresses that a brand tells what happens, signed as Standard Webhooks 1.0 says. The secret is
shown once. What is sent: ids, keys and times, never a word of a comment.

  add --brand brand --url https://…    one more address
    --events a,b                       what it hears (default: everything)
  list [--brand brand]                 all of them, with what waits and what failed
  log <id> [--last 20]                 the last tries
  rotate <id>                          a new secret; the old one signs too for a day
  replay <id> --since 2026-11-20T10:00Z  sends again what was told since
  remove <id>                          hears nothing more
  --lang fr|en                         language of the sentences

A private address, or one without TLS, is not connected to unless the server has
APLOMB_WEBHOOKS_ALLOW_PRIVATE=1.

Events:
${events}`,
  },
  run: async (words, setting) => (await import('./webhooks.ts')).runWebhook(words, setting),
};
