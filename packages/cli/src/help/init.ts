import type { CommandHelp } from './words.ts';

export const initHelp: CommandHelp = {
  summary: { fr: 'crée une première charte dans un dossier vide', en: 'makes a first charter in an empty folder' },
  help: {
    fr: `aplomb init [dossier] [options]

Crée une charte complète, qui passe check et test : rôles, horaires, ton,
promesses, quelques types de crise avec réponses, exemples et scénarios. À vous
de la changer ensuite. Le dossier est nouveau ou vide (par défaut : celui où
vous êtes) et donne son nom à la marque.

  --from retail|travel|public-service|usaf
                              une boutique (par défaut), un transporteur, un
                              service public, ou le schéma de réponse de l'US
                              Air Force, la loi d'abord
  --lang fr|en                la première langue de la charte, et celle des
                              phrases

Code de sortie : 0 créée, 2 commande mal écrite ou dossier occupé.

Exemple : aplomb init playbooks/ma-marque --from travel`,
    en: `aplomb init [folder] [options]

Makes a whole charter that passes check and test: roles, hours, tone, promises,
a few crisis types with replies, examples and stories. Yours to change from
there. The folder is new or empty (default: where you are) and gives the brand
its name.

  --from retail|travel|public-service|usaf
                              a shop (default), a carrier, a public service, or
                              the response assessment of the US Air Force, with
                              the law first
  --lang fr|en                the charter's first language, and that of the
                              sentences

Exit code: 0 made, 2 a command line that is wrong or a folder in use.

Example: aplomb init playbooks/my-brand --from travel`,
  },
};
