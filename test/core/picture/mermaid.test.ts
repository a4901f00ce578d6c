import { describe, expect, it } from 'vitest';
import { mermaid } from '../../../packages/core/src/picture/mermaid.ts';
import { bookshop } from './charters.ts';

describe('mermaid', () => {
  it('writes states with what they hold, then the ways between them', () => {
    expect(mermaid(bookshop(), 'insult', 'en')).toMatchInlineSnapshot(`
      "stateDiagram-v2
        %% Lanterne, Insult
        direction TB
        [*] --> s_remove
        state "Remove" as s_remove
        s_remove : Bookseller, within 2 hours
        s_remove : relief#58; Manager, within 1 hour, then an alert every hour
        s_remove : action#58; report, hide, delete · reasons told to the author
        state "Removed" as s_gone
        s_remove --> s_gone : Removed / Harmless
        s_gone --> [*]
      "
    `);
  });

  it('nests regions, divided by --', () => {
    expect(mermaid(bookshop(), 'recall', 'fr')).toMatchInlineSnapshot(`
      "stateDiagram-v2
        %% Lanterne, Rappel
        direction TB
        [*] --> s_hold
        state "Répondre vite" as s_hold
        s_hold : Veille, sous 30 minutes
        s_hold : relève #58; Gérante, sous 30 minutes, puis alerte toutes les 15 minutes
        s_hold : réponse publique · preuves gelées
        state "Cellule" as s_crisis_cell {
          state "Les mots" as s_crisis_cell__words {
            [*] --> s_draft
            state "Rédiger" as s_draft
            s_draft : Libraire, sous 2 heures
            s_draft : relève #58; Gérante, sous 1 heure, puis alerte chaque heure
            s_draft : rédige, n’envoie rien
            state "Valider" as s_approve
            s_approve : Juriste, sous 1 heure
            s_approve : alerte toutes les 30 minutes
            s_approve : accord #58; 2 parmi Juriste, Gérante
            state "Publier" as s_publish
            s_publish : Libraire, sous 1 heure
            s_publish : alerte toutes les 30 minutes
            s_publish : réponse privée
            state "Dit" as s_said
            s_draft --> s_approve : Rédigé
            s_approve --> s_publish : accordé
            s_approve --> s_draft : refusé
            s_publish --> s_said : Publié
          }
          --
          state "Le stock" as s_crisis_cell__stock {
            [*] --> s_block
            state "Bloquer" as s_block
            s_block : Réserve, sous 1 heure
            s_block : alerte toutes les 30 minutes
            state "Bloqué" as s_safe
            s_block --> s_safe : Bloqué
          }
        }
        state "Faire le point" as s_review
        s_review : Gérante, sous 1 jour
        s_review : alerte toutes les 4 heures
        state "Clos" as s_closed
        s_hold --> s_crisis_cell : Envoyé
        s_crisis_cell --> s_review : tout est fait
        s_review --> s_closed : Terminé
        s_closed --> [*]
      "
    `);
  });

  it('writes the signs of its grammar as entities', () => {
    const hostile = bookshop(['insult/playbook.yaml', 'en: Harmless', 'en: "a --> b : \\"c\\"; <b>#{x}\\n%% no"']);
    const lines = mermaid(hostile, 'insult', 'en').split('\n');
    expect(lines).toContain(
      '  s_remove --> s_gone : Removed / a #45;#45;#62; b #58; #34;c#34;#59; #60;b#62;#35;#123;x#125; #37;#37; no',
    );
  });

  it.each([
    ['1. Answer', '1#46; Answer'],
    ['2) Answer', '2#41; Answer'],
    ['- Answer', '#45; Answer'],
    ['+ Answer', '#43; Answer'],
    ['*Answer* __now__ ~~no~~', '#42;Answer#42; #95;#95;now#95;#95; #126;#126;no#126;#126;'],
    ['Answer by 1. June - at last', 'Answer by 1. June - at last'],
    ['end', 'end'],
    ['Réponse « oui » 👍', 'Réponse « oui » 👍'],
  ])('keeps Markdown out of %s', (label, written) => {
    const hostile = bookshop(['insult/playbook.yaml', 'en: Harmless', `en: ${JSON.stringify(label)}`]);
    const shown = mermaid(hostile, 'insult', 'en')
      .split('\n')
      .find((line) => line.includes('s_remove --> s_gone'));
    expect(shown).toBe(`  s_remove --> s_gone : Removed / ${written}`);
  });

  it('refuses a crisis type that is not there', () => {
    expect(() => mermaid(bookshop(), 'constructor', 'en')).toThrow(RangeError);
  });
});
