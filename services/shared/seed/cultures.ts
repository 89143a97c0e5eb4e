/** How people and companies are called, and how they are known to the tax office, where a subsidiary sells. */
export interface Culture {
  readonly firstNames: readonly string[]
  readonly lastNames: readonly string[]
  readonly trades: readonly string[]
  readonly legalForms: readonly string[]
  /** `#` stands for a digit, `@` for a letter. Made up: the check digits are anyone's guess. */
  readonly taxId: string
  /** Languages that customers here write in besides the subsidiary's own. */
  readonly otherLanguages: readonly string[]
  /** Time zones that customers here live in besides the subsidiary's own. */
  readonly otherTimeZones: readonly string[]
}

const words = (text: string): string[] => text.trim().split(/\s+/)

const french: Culture = {
  firstNames: words(
    'Camille Louis Léa Hugo Manon Jules Chloé Arthur Inès Lucas Sarah Nathan Zoé Gabriel Clara Antoine',
  ),
  lastNames: words(
    'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia Roux Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent',
  ),
  trades: words('Conseil Studio Informatique Atelier Édition Médias Logistique Vins Énergie Bâtiment Voyages Santé'),
  legalForms: words('SARL SAS SASU EURL SA'),
  taxId: 'FR## ### ### ###',
  otherLanguages: ['en'],
  otherTimeZones: [],
}

const english: Culture = {
  firstNames: words('Olivia Jack Amelia George Isla Harry Emily Noah Grace Leo Freya Oscar Alice Henry Ruby Thomas'),
  lastNames: words(
    'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker White Thompson Hughes Edwards Green Hall Wood Harris Clarke Jackson Turner Hill Cooper',
  ),
  trades: words('Consulting Studios Software Logistics Media Energy Foods Travel Design Security Analytics Games'),
  legalForms: words('Ltd Ltd LLP PLC'),
  taxId: 'GB### #### ##',
  otherLanguages: [],
  otherTimeZones: [],
}

const polish: Culture = {
  firstNames: words('Zofia Jan Hanna Antoni Julia Jakub Maja Szymon Lena Piotr Anna Michał Katarzyna Tomasz Ewa Marek'),
  lastNames: words(
    'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Mazur Krawczyk Piotrowski Grabowski Pawłowski Michalski Król Wieczorek',
  ),
  trades: words('Studio Serwis Handel Media Transport Projekt Systemy Druk Konsulting Energia'),
  legalForms: ['Sp. z o.o.', 'S.A.', 'Sp.j.'],
  taxId: 'PL##########',
  otherLanguages: ['en'],
  otherTimeZones: [],
}

const german: Culture = {
  firstNames: words('Mia Ben Emma Paul Hannah Felix Sofia Jonas Lina Maximilian Marie Moritz Anna Karl Greta Anton'),
  lastNames: words(
    'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun',
  ),
  trades: words('Beratung Software Verlag Logistik Medien Energie Technik Reisen Handel Werkstatt'),
  legalForms: ['GmbH', 'UG', 'AG', 'GmbH & Co. KG'],
  taxId: 'DE#########',
  otherLanguages: ['en'],
  otherTimeZones: [],
}

const spanish: Culture = {
  firstNames: words(
    'Lucía Hugo María Martín Paula Daniel Carmen Pablo Alba Álvaro Sara Diego Elena Javier Marta Adrián',
  ),
  lastNames: words(
    'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Navarro',
  ),
  trades: words('Consultores Estudio Informática Medios Logística Viajes Energía Diseño Editorial Alimentos'),
  legalForms: ['S.L.', 'S.A.', 'S.L.U.'],
  taxId: 'ESB########',
  otherLanguages: ['en'],
  otherTimeZones: ['Atlantic/Canary'],
}

const italian: Culture = {
  firstNames: words(
    'Sofia Leonardo Giulia Francesco Aurora Lorenzo Alice Alessandro Ginevra Andrea Emma Mattia Chiara Luca',
  ),
  lastNames: words(
    'Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De-Luca Mancini Costa Giordano Rizzo Lombardi Moretti',
  ),
  trades: words('Consulenza Studio Informatica Media Logistica Viaggi Energia Design Editoria Alimentari'),
  legalForms: ['S.r.l.', 'S.p.A.', 'S.a.s.'],
  taxId: 'IT###########',
  otherLanguages: ['en'],
  otherTimeZones: [],
}

const indian: Culture = {
  firstNames: words(
    'Aarav Ananya Vivaan Diya Aditya Ishita Arjun Kavya Rohan Meera Karthik Priya Sanjay Lakshmi Imran Neha',
  ),
  lastNames: words(
    'Sharma Verma Gupta Iyer Nair Reddy Patel Singh Khan Das Mehta Joshi Rao Kulkarni Banerjee Chatterjee Pillai Menon Bose Desai',
  ),
  trades: words('Technologies Infotech Solutions Exports Media Textiles Foods Logistics Consultancy Labs'),
  legalForms: ['Pvt Ltd', 'LLP', 'Ltd'],
  taxId: '##@@@@@####@#Z#',
  otherLanguages: ['hi'],
  otherTimeZones: [],
}

const maghrebi: Culture = {
  firstNames: words(
    'Yasmine Mohamed Salma Ahmed Nour Youssef Amira Karim Rania Skander Ines Hamza Leïla Walid Sonia Mehdi',
  ),
  lastNames: words(
    'Trabelsi Ben-Ali Hammami Gharbi Jaziri Mansouri Bouazizi Chaabane Ayari Jlassi Khelifi Mejri Nasri Zouari Dridi Haddad',
  ),
  trades: words('Conseil Informatique Export Textile Médias Voyages Agro Ingénierie Santé Logistique'),
  legalForms: words('SARL SUARL SA'),
  taxId: '#######/@/@/@/000',
  otherLanguages: ['ar', 'en'],
  otherTimeZones: [],
}

/** By the code of the subsidiary, else by its language. */
const known: Readonly<Record<string, Culture>> = {
  FR: french,
  GB: english,
  IE: { ...english, taxId: 'IE#######@@' },
  PL: polish,
  DE: german,
  ES: spanish,
  IT: italian,
  IN: indian,
  TN: maghrebi,
  MA: { ...maghrebi, taxId: '########' },
  SN: { ...maghrebi, taxId: '######### #@#' },
  US: {
    ...english,
    legalForms: ['Inc.', 'LLC', 'Corp.'],
    taxId: '##-#######',
    otherLanguages: ['es'],
    otherTimeZones: ['America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  },
  CA: {
    ...english,
    firstNames: [...english.firstNames, ...french.firstNames],
    lastNames: [...english.lastNames, ...french.lastNames],
    legalForms: ['Inc.', 'Ltée', 'Corp.'],
    taxId: '#########RT0001',
    otherLanguages: ['fr', 'en'],
    otherTimeZones: ['America/Vancouver', 'America/Winnipeg', 'America/Halifax'],
  },
  fr: french,
  en: english,
  pl: polish,
  de: german,
  es: spanish,
  it: italian,
}

/** How customers of a subsidiary are called; English ways where we know no better. */
export function cultureOf(subsidiary: { readonly code: string; readonly language: string }): Culture {
  const language = subsidiary.language.slice(0, 2)
  return known[subsidiary.code] ?? { ...(known[language] ?? english), taxId: `${subsidiary.code}#########` }
}
