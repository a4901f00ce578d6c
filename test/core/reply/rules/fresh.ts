/**
 * A third set, written after the rules had been repaired by the second. First met, the rules were right in 98 % of what they
 * said about it and found 80 % of what is wrong; they have been repaired since. Meaning (promise, admission, blame) is told by
 * patterns of words: expect two thirds of it to be found in sentences not met before, and nearly no false alarm.
 */
import type { Sentences } from './sentences.ts';

export const fresh: readonly Sentences[] = [
  {
    rule: 'address',
    language: 'fr',
    tone: { address: 'vous' },
    wrong: [
      'On pense fort à toi, Nadia.',
      'Si ça te va, on bascule en privé.',
      'Rappelle-nous le nom de l’hôtel, veux-tu ?',
      'Ton train est annoncé à 18 h 04.',
      'Garde bien le ticket, il sert de preuve.',
    ],
    right: [
      'L’équipe du soir prend le relais et pense à tout.',
      'Le retard s’est accru : comptez vingt minutes.',
      'Chaque voyageur garde sa place, même après le changement.',
      'Un ton plus bas, la musique reprend à 20 h.',
      'Retrouvez-nous au stand 12, à côté du fleuriste.',
      'Tenue correcte exigée au wagon-bar, non : c’était un poisson d’avril.',
    ],
  },
  {
    rule: 'address',
    language: 'fr',
    tone: { address: 'tu' },
    wrong: [
      'Bonsoir Nadia, votre boîte repart demain.',
      'Goûtez-les tièdes, c’est meilleur.',
      'Nous pensons bien à vous.',
      'Cela vous irait-il ?',
    ],
    right: [
      'Goûte-les tièdes, c’est meilleur.',
      'Tout le monde chez nous a voté pour le citron.',
      'Notre atelier ouvre ses portes aux curieux.',
      'Le rendez-vous des gourmands revient en mars.',
    ],
  },
  {
    rule: 'voice',
    language: 'fr',
    tone: { speaksAs: 'we' },
    wrong: [
      'Alors là, j’avoue, bien vu.',
      'Ça me fait plaisir de vous lire.',
      'Je transmets au chef de bord.',
      'C’est moi qui ai répondu hier.',
    ],
    right: [
      'Alors là, bien vu.',
      'Ça nous fait plaisir de vous lire.',
      'On transmet au chef de bord.',
      'Jean-Marc a répondu hier.',
    ],
  },
  {
    rule: 'voice',
    language: 'en',
    tone: { speaksAs: 'we' },
    wrong: ['I must say, well spotted.', 'It makes me happy to read this.', 'I’d try platform 4.', 'Leave it with me.'],
    right: [
      'Well spotted, we must say.',
      'It makes us happy to read this.',
      'Try platform 4.',
      'Class I hazard signs are yellow.',
    ],
  },
  {
    rule: 'false-apology',
    language: 'fr',
    wrong: [
      'Désolés si la réponse a pu paraître sèche.',
      'Nous regrettons que tu prennes la chose ainsi.',
      'Pardon si on t’a vexé.',
      'Nos excuses si d’aucuns y ont vu une moquerie.',
    ],
    right: [
      'Désolés, la réponse était sèche.',
      'Nous sommes désolés que la boîte soit arrivée ouverte.',
      'Pardon, on ne savait pas si la boutique serait ouverte.',
      'Nous regrettons ce choix de mots, il était mauvais.',
    ],
  },
  {
    rule: 'false-apology',
    language: 'en',
    wrong: [
      'Sorry if the answer sounded curt.',
      'We regret you see it this way.',
      'Apologies if we upset you.',
      'We’re sorry that some people found it mocking.',
    ],
    right: [
      'Sorry, the answer was curt.',
      'We are sorry that the box arrived open.',
      'Sorry, we did not know if the shop would be open.',
      'We regret these words, they were wrong.',
    ],
  },
  {
    rule: 'promise',
    language: 'fr',
    wrong: [
      'Nous vous dédommagerons pour la nuit perdue.',
      'Un chèque de 60 € vous parviendra lundi.',
      'On te rembourse la boîte, évidemment.',
      'Vous aurez droit à un billet gratuit.',
      'Les taxis seront remboursés sur facture.',
    ],
    right: [
      'Vos droits en cas de retard sont sur notre site.',
      'La demande est transmise au service qui décide.',
      'Nous prenons en charge votre dossier dès demain.',
      'Le billet gratuit pour enfants existe depuis 1998.',
      'Nous ne pouvons rien promettre avant l’avis du service client.',
    ],
  },
  {
    rule: 'promise',
    language: 'en',
    wrong: [
      'We will compensate you for the lost night.',
      'A cheque for £60 will reach you on Monday.',
      'We’ll refund the box, of course.',
      'You will have a free ticket.',
      'Taxis will be reimbursed against receipts.',
    ],
    right: [
      'Your rights in case of delay are on our site.',
      'The claim is with the team that decides.',
      'We will take up your file tomorrow.',
      'The free ticket for children dates from 1998.',
      'We can promise nothing before customer care has looked.',
    ],
  },
  {
    rule: 'admission',
    language: 'fr',
    wrong: [
      'Nous sommes seuls responsables de cette fuite.',
      'La direction reconnaît sa responsabilité dans l’accident.',
      'C’est notre faute, point.',
      'Notre laitue vous a intoxiqués.',
    ],
    right: [
      'La police dira à qui revient la faute.',
      'Le directeur est responsable de quatre gares.',
      'Personne n’est en faute, la neige a tout bloqué.',
      'Nos équipes assument ce choix de recette.',
    ],
  },
  {
    rule: 'admission',
    language: 'en',
    wrong: [
      'We alone are responsible for this leak.',
      'Management acknowledges its responsibility in the accident.',
      'It’s our fault, full stop.',
      'Our lettuce made you ill.',
    ],
    right: [
      'The police will say where the fault lies.',
      'The manager is responsible for four stations.',
      'Nobody is at fault, the snow blocked everything.',
      'Our teams stand by this recipe.',
    ],
  },
  {
    rule: 'personal-data',
    language: 'fr',
    wrong: [
      'Joignable au 07-81-22-33-44 ? On appelle.',
      'Mail reçu depuis nadia.b@courriel.exemple.',
      'Le RIB FR14 2004 1010 0505 0001 3M02 606 est enregistré.',
      'Commande #CQ-2026-118842 expédiée.',
    ],
    right: [
      'Voie 12, voiture 08, départ 07:52.',
      'La norme ISO 22000:2018 est respectée.',
      'De 2019 à 2026, 45 gares rénovées.',
      '0 % de colorant, 100 % de beurre.',
    ],
  },
  {
    rule: 'personal-data',
    language: 'en',
    wrong: [
      'Still on 07781 223344? We are calling.',
      'Mail received from nadia.b@mail.example.',
      'IBAN DE89 3704 0044 0532 0130 00 is on file.',
      'Order #CQ-2026-118842 has shipped.',
    ],
    right: [
      'Platform 12, coach 08, leaves 07:52.',
      'ISO 22000:2018 is met.',
      'From 2019 to 2026, 45 stations renewed.',
      '0 % colouring, 100 % butter.',
    ],
  },
  {
    rule: 'asks-personal-data',
    language: 'fr',
    wrong: [
      'Il nous manque votre numéro de client.',
      'Tu nous donnes ton numéro de commande ?',
      'Communiquez-nous ici le numéro de réservation.',
      'À quelle adresse renvoyer la boîte ?',
    ],
    right: [
      'On t’écrit en privé pour le numéro de commande.',
      'Envoyez-nous une photo du biscuit.',
      'Ne laissez pas votre téléphone sous ce post.',
      'Indiquez-nous la gare et l’heure.',
    ],
  },
  {
    rule: 'asks-personal-data',
    language: 'en',
    wrong: [
      'We are missing your customer number.',
      'Will you give us your order number?',
      'Tell us the booking number here.',
      'Which address should we send the box to?',
    ],
    right: [
      'We are writing to you in private about the order number.',
      'Send us a picture of the biscuit.',
      'Do not leave your phone number under this post.',
      'Tell us the station and the time.',
    ],
  },
  {
    rule: 'blame',
    language: 'fr',
    wrong: [
      'Vous avez dû mal lire l’horaire.',
      'Il suffisait de demander au contrôleur.',
      'Comme on te l’a déjà expliqué, la boutique ferme à 19 h.',
      'Vous n’avez pas respecté la consigne.',
      'À vous de mieux vous organiser.',
    ],
    right: [
      'Vous avez dû attendre, et c’est trop long.',
      'Il suffit de demander au contrôleur, il a la clé.',
      'La boutique ferme à 19 h le samedi.',
      'La consigne n’a pas été respectée par notre équipe.',
      'À vous de choisir : citron ou noisette.',
    ],
  },
  {
    rule: 'blame',
    language: 'en',
    wrong: [
      'You must have misread the timetable.',
      'You could have asked the guard.',
      'As we have already explained, the shop closes at seven.',
      'You did not follow the instructions.',
      'Try to be better organised.',
    ],
    right: [
      'You had to wait, and that is too long.',
      'You can ask the guard, who has the key.',
      'The shop closes at seven on Saturdays.',
      'Our team did not follow the instructions.',
      'Your choice: lemon or hazelnut.',
    ],
  },
  {
    rule: 'stance',
    language: 'fr',
    wrong: [
      'Il n’y a eu aucune fuite. Nos excuses aux clients touchés.',
      'Ces accusations sont infondées, nous en sommes désolés.',
    ],
    right: ['Il n’y a eu aucune fuite.', 'Il n’y avait plus de place, nous en sommes désolés.'],
  },
  {
    rule: 'stance',
    language: 'en',
    wrong: [
      'There was no leak. Our apologies to the customers concerned.',
      'These accusations are unfounded, we are sorry.',
    ],
    right: ['There was no leak.', 'There was no seat left, we are sorry.'],
  },
  {
    rule: 'apology-forbidden',
    language: 'fr',
    tone: { apology: 'forbidden' },
    wrong: ['Nous en sommes profondément désolés.', 'Nous vous devons des excuses.', 'Mille pardons.'],
    right: [
      'Aucune excuse n’est possible pour une menace.',
      'Ce n’est pas à la victime de demander pardon.',
      'Un paysage désolé, dit le guide.',
    ],
  },
  {
    rule: 'apology-forbidden',
    language: 'en',
    tone: { apology: 'forbidden' },
    wrong: ['We are profoundly sorry.', 'We owe you an apology.', 'A thousand apologies.'],
    right: [
      'No excuse is possible for a threat.',
      'The victim does not have to apologise.',
      'A sorry sight, says the guide.',
    ],
  },
];
