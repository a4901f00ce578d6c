import type { Locale } from '@aplomb/core';
import { scopes } from '../access/scopes.ts';
import type { ServerCommand } from './command.ts';

export const key: ServerCommand = {
  summary: {
    fr: 'crée, montre, renouvelle et retire les clés d’accès',
    en: 'makes, shows, rotates and revokes API keys',
  },
  help: {
    fr: `aplomb key create|list|rotate|revoke [options]

Les clés avec lesquelles les outils interrogent l'API. Le secret n'est montré qu'une fois ; la
base n'en garde que l'empreinte.

  create --name nom           qui s'en sert
    --scopes a,b|all          ce qu'elle peut demander (nommé plus bas)
    --brands a,b|all          les marques qui existent pour elle
    --roles a,b|all           au nom de quels rôles elle agit (par défaut : all)
    --expires 2027-01-31|90d  jusqu'à quand (par défaut : sans fin)
  list [--json]               toutes, les plus récentes d'abord
  rotate apl_… [--grace 24h]  un nouveau secret ; l'ancien vaut encore ce temps
  revoke apl_…                ne vaut plus rien, partout, deux secondes plus tard
  --lang fr|en                langue des phrases

Portées :
${scopeLines('fr')}`,
    en: `aplomb key create|list|rotate|revoke [options]

The keys with which tools ask the API. The secret is shown once; the database keeps only its
digest.

  create --name name          who uses it
    --scopes a,b|all          what it may ask (listed below)
    --brands a,b|all          the brands that exist for it
    --roles a,b|all           as which roles it acts (default: all)
    --expires 2027-01-31|90d  until when (default: without end)
  list [--json]               all of them, newest first
  rotate apl_… [--grace 24h]  a new secret; the old one is good for that time
  revoke apl_…                good for nothing, everywhere, two seconds later
  --lang fr|en                language of the sentences

Scopes:
${scopeLines('en')}`,
  },
  run: async (words, setting) => (await import('./keys.ts')).runKey(words, setting),
};

function scopeLines(locale: Locale): string {
  return Object.entries(scopes)
    .map(([scope, said]) => `  ${scope.padEnd(17)} ${said[locale]}`)
    .join('\n');
}
