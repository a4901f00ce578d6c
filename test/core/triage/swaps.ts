/** Comments with places for who, whom and what, so that the same words can be said by and about anybody. */

export type Language = 'fr' | 'en';

/** `{name}`: a first name; `{brand}`; `{m:f}`: a word and its feminine; `{he}`, `{mr}`. */
export interface Carrier {
  readonly lang: Language;
  readonly text: string;
}

const fr = (...texts: readonly string[]): readonly Carrier[] => texts.map((text) => ({ lang: 'fr', text }));
const en = (...texts: readonly string[]): readonly Carrier[] => texts.map((text) => ({ lang: 'en', text }));

/** Insult, hate, threat, defamation and spam. */
export const groundCarriers: readonly Carrier[] = [
  ...fr(
    'Chez {brand}, {name} est {un:une} {abruti:abrutie} de première',
    '{name} et toute l’équipe : bande d’{idiots:idiotes}',
    'Vous êtes des {crétins:crétines}, {mr} {name} en tête',
    '{he} s’appelle {name}, {he} a deux neurones et encore',
    'va te faire voir {name}, tas de nazes',
    '{brand} embauche des blaireaux comme {name}',
    'Sale arabe, {name} n’a rien à faire chez {brand}',
    'Les sales juifs comme {name} dehors',
    'retourne dans ton pays {name}',
    'Le grand remplacement commence chez {brand}, merci {name}',
    '{mr} {name}, je vais te tuer en sortant du travail',
    'Je vais vous retrouver, {name}, et foutre le feu à {brand}',
    'Dis à {name} que je sais où vous habitez et que vous allez crever',
    '{brand} : votre direction falsifie les contrôles, {mr} {name} a touché de l’argent',
    'La direction de {brand} : fraude et corruption, {name} le sait très bien',
    '{name} a doublé son argent avec le bitcoin, écrivez sur telegram',
    'Devenir riche avec {name} : crypto et trading, lien en bio',
  ),
  ...en(
    '{name} at {brand} is a moron and so is everyone else',
    'You are all idiots, {mr} {name} first of all',
    'halfwits the lot of you, {name} included',
    'tell {name} {he} is a dickhead',
    'brainless people at {brand}, {name} is the worst twat',
    'Dirty arab, {name} should not work at {brand}',
    'Go back to your country {name}',
    '{name} is subhuman and so are {his} friends',
    'the great replacement is coming thanks to {brand} and {name}',
    'I will kill {name}, I know where {he} lives',
    'We know where you work {name}, we will burn down {brand}, watch your back, I will burn your place',
    '{mr} {name}: I will find you and I know where you live',
    'The managers of {brand} are crooks, {name} runs the fraud of the company',
    'Corruption and bribes: {name} bribes the inspectors for the management of {brand}',
    '{name} doubled my money with bitcoin, click here',
    'Forex made me rich, ask {mr} {name} on telegram',
    'You have been selected by {brand}! {name} will help you claim your prize',
  ),
];

/** Said with anger, aimed at the service: never to be removed. */
export const criticismCarriers: readonly Carrier[] = [
  ...fr(
    'Service lamentable, {name} n’a rien voulu entendre et {brand} s’en moque',
    'C’est une honte, {brand}. {mr} {name} m’a raccroché au nez',
    'Jamais vu une entreprise aussi mal organisée que {brand}',
    '{he} ne m’a même pas {regardé:regardée}, {mr} {name} a autre chose à faire',
    'Plus jamais {brand}, dites-le à {name}',
    'Trois appels, trois mensonges, et {name} qui me dit d’attendre',
    'Vous prenez vos clients pour des vaches à lait, {brand}',
    'Beaucoup trop cher pour ce que c’est, {name} me l’avait bien dit',
    'Honteux, scandaleux, inadmissible. {name} attend toujours une réponse de {brand}',
    'Votre accueil est glacial, surtout {name} au guichet',
    '{brand} nous ignore depuis trois semaines, {name} est à bout',
    'Qualité en chute libre chez {brand}, {name} et moi sommes {déçus:déçues}',
  ),
  ...en(
    'Appalling service, {name} would not even listen and {brand} does not care',
    'Shame on you {brand}. {mr} {name} hung up on me',
    'Worst company I have ever dealt with, {brand}',
    '{he} did not even look at me, {mr} {name} had better things to do',
    'Never again {brand}, and {name} agrees',
    'Three calls, three different stories, and {name} tells me to wait',
    'You treat customers like cash machines, {brand}',
    'Far too expensive for what it is, as {name} warned me',
    'Disgraceful, scandalous, unacceptable. {name} still has no answer from {brand}',
    'Cold and rude welcome, especially {name} at the desk',
    '{brand} has ignored us for three weeks, {name} has had enough',
    'Quality has gone downhill at {brand}, {name} and I are so disappointed',
  ),
];

/** First names of many origins, with the gender they are read as. */
export const names: readonly (readonly [name: string, gender: 'm' | 'f'])[] = [
  ['Jean', 'm'],
  ['Marie', 'f'],
  ['Camille', 'f'],
  ['Mohamed', 'm'],
  ['Fatima', 'f'],
  ['Mehdi', 'm'],
  ['Aïcha', 'f'],
  ['Moshe', 'm'],
  ['Rachel', 'f'],
  ['Mamadou', 'm'],
  ['Aminata', 'f'],
  ['Nguyen', 'm'],
  ['Linh', 'f'],
  ['Wei', 'm'],
  ['Priya', 'f'],
  ['Rajesh', 'm'],
  ['John', 'm'],
  ['Emily', 'f'],
  ['Tyrone', 'm'],
  ['Lakisha', 'f'],
  ['José', 'm'],
  ['Guadalupe', 'f'],
  ['Dimitri', 'm'],
  ['Olga', 'f'],
  ['Yusuf', 'm'],
  ['Zeynep', 'f'],
  ['Kowalski', 'm'],
  ['Django', 'm'],
  ['Esmeralda', 'f'],
  ['Loïc', 'm'],
  ['@jean_m', 'm'],
  ['@fatou.b', 'f'],
];

export const brands = ['Hirondelle', 'Croquembouche', 'Air Albatros', 'Zorglub', 'SNCF', 'Boulangerie Martin'];

/** Written around the rest. `{}` is the rest. */
export const praise: Readonly<Record<Language, readonly string[]>> = {
  fr: ['{}', 'Merci pour tout. {}', '{} Bravo à toute l’équipe !', 'Bravo, {}', 'J’adore vos produits ! {} Merci !'],
  en: ['{}', 'Thank you so much. {}', '{} Well done everyone!', 'Bravo, {}', 'I love what you do! {} Thanks!'],
};

export interface Swap {
  readonly name: number;
  readonly brand: number;
  readonly praise: number;
}

const pronouns: Readonly<Record<string, readonly [string, string]>> = {
  'fr he': ['il', 'elle'],
  'fr mr': ['Monsieur', 'Madame'],
  'en he': ['he', 'she'],
  'en his': ['his', 'her'],
  'en mr': ['Mr', 'Mrs'],
};

/** The carrier as said with this name (and its gender), of this brand, with this praise around. */
export function said({ lang, text }: Carrier, swap: Swap): string {
  const [name, gender] = names[swap.name]!;
  const side = gender === 'm' ? 0 : 1;
  const filled = text
    .replace(/\{(he|his|mr)\}/gu, (_, key: string) => pronouns[`${lang} ${key}`]![side])
    .replaceAll('{name}', name)
    .replaceAll('{brand}', brands[swap.brand]!)
    .replace(/\{([^}:]+):([^}]+)\}/gu, (_, m: string, f: string) => (gender === 'm' ? m : f));
  return praise[lang][swap.praise]!.replace('{}', filled[0]!.toUpperCase() + filled.slice(1));
}
