/**
 * What a brand of the trade meets every month and no playbook has for an example: the type that answers it, in the words
 * people use for it (slang, irony, Québec and Belgium included). Where two types would both be right, both stand.
 */
import type { Unseen } from './unseen.ts';

export const everyMonth: Readonly<Record<string, readonly Unseen[]>> = {
  hirondelle: [
    { text: 'Assistance PMR réservée 48h avant, personne. Mon mari a dû me porter', types: ['accessibility'] },
    { text: 'the ramp never came, I’m a wheelchair user and I had booked assistance', types: ['accessibility'] },
    { text: 'vous avez refusé mon chien guide, c’est illégal', types: ['accessibility'] },
    { text: 'refused boarding because of my electric wheelchair. disgusting', types: ['accessibility'] },
    { text: 'aucun ascenseur en marche ce matin, en fauteuil c’est mort', types: ['accessibility'] },
    { text: 'Surbooking : cinq passagers laissés en salle d’embarquement avec leur carte', types: ['cancellation'] },
    { text: 'denied boarding because you oversold the coach, we had confirmed seats', types: ['cancellation'] },
    { text: 'vous vendez plus de places que de sièges, bravo les artistes', types: ['cancellation'] },
    { text: 'les wc du train débordent jusque dans le couloir', types: ['on-board'] },
    { text: 'wifi dead, sockets dead, my laptop soon dead too', types: ['on-board'] },
    { text: 'Punaises dans le car de Barcelone, j’en ai ramené chez moi', types: ['on-board'] },
    { text: 'pas de chauffage, on gèle, et le chauffeur met la radio', types: ['on-board'] },
    { text: 'Grève de mardi : mon train est maintenu ?', types: ['question'] },
    { text: 'is my coach running with the strike tomorrow?', types: ['question'] },
    { text: 'Mon bon d’achat est périmé de deux jours et vous refusez de me rembourser', types: ['refund'] },
    { text: 'ma fille de 7 ans n’est pas descendue du car, où est-elle ???', types: ['safety-incident'] },
    { text: '40 degrés, un monsieur vient de faire un malaise voiture 5', types: ['safety-incident'] },
  ],
  croquembouche: [
    { text: 'la caissière m’a accusée de vol devant ma fille, au magasin', types: ['shop'] },
    { text: 'your shop guard followed me round because I’m black', types: ['shop'] },
    { text: 'magasin fermé alors que la fiche dit ouvert, 40 km pour rien', types: ['shop'] },
    { text: 'un cafard sur le comptoir du magasin d’usine, 🤮', types: ['shop'] },
    { text: 'queued 45 minutes at the factory shop for one open till', types: ['shop'] },
    { text: 'la vendeuse nous a parlé comme à des gamins', types: ['shop'] },
    { text: 'Huile de palme dans les fourrés, vous n’avez pas honte ?', types: ['ethics'] },
    { text: 'that advert is sexist rubbish', types: ['ethics'] },
    { text: 'je boycotte tant que l’emballage plastique est là', types: ['ethics'] },
    { text: 'agency workers on nights, is that the family spirit?', types: ['ethics'] },
    { text: 'le beurre vient de Pologne, le drapeau breton il sert à quoi ?', types: ['ethics'] },
    { text: 'il manque une boîte dans mon colis', types: ['broken-delivery'] },
    { text: 'wrong order in my parcel, these are not the palets', types: ['broken-delivery'] },
    { text: 'influenceuse cuisine, 30k, vous faites des collabs ?', types: ['question'] },
    { text: 'do you give prizes for school raffles?', types: ['question'] },
    { text: 'encore une dent cassée, votre caillou était délicieux', types: ['foreign-body'] },
  ],
};
