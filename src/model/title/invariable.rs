//! Words that are the same in the singular and in the plural, and those that begin a title whose number they
//! settle: folded, so without accents and in small letters.

/// Acronyms, where they are read as words.
const ACRONYMS: [&str; 5] = ["aesh", "asvp", "atsem", "iade", "ibode"];

/// Words in -s and -x that no ending tells.
const WORDS: &str = "
    abces abribus absous abus acces admis afflux aloes amas ananas anis atlas autobus
    avis bas biceps bis blocus bonus bordeaux box bras brebis bus cabas cactus cadenas campus canevas
    cannabis cas chaos chassis chaux choix circoncis clos colis coloris commis compas compromis concis
    conclus confus congres consensus contrepoids contresens corps corpus cosmos coulis croix cursus
    cypres damas dans debarras debris deces dessous dessus devis devops diffus dissous divers dix dos
    doux eboulis embarras enclos envers epoux excel exces exclus expres fatras faux fax flux focus fonds
    forceps fouillis fracas gachis gars glacis gras gres gris gros hachis haras heros hiatus huis humus
    ictus inclus indecis index influx infus inox intrus iris jaloux jus laps las latex legs
    lilas linux logis lotus lys malus matelas mets mieux mix moins mors noix oasis obtus obus omnibus
    ops ours palmares paradis pardessus parvis pas pays perclus permis pervers pilotis plus poids prix
    proces processus progres promis propos prospectus puis puits radis ras rebours rebus reclus reflux
    refus remis remords repas repos revers rhinoceros roux rubis semis sens silex sinus soumis souris
    sous stimulus succes sursis suspens taillis tamis tapis tas taux tennis terminus thorax tiers tous
    toux transmis travers trefonds treillis typhus univers us velours verglas vernis vers versus vieux
    virus voix
    ailleurs appentis apres aupres dehors depuis entremets hors lapsus lors mars ours papyrus pres
    rets toujours tres";

/// Endings that tell it.
const ENDINGS: [&str; 8] = ["ais", "ois", "ss", "z", "pris", "quis", "cours", "temps"];

/// Words in the plural that end so.
const PLURALS: &str = "
    balais beffrois convois deblais delais emplois envois essais etais geais gais lois minerais
    octrois parois pourvois quais remblais renvois rois tournois vrais";

/// Words that begin a title as it is meant, for one post as for several: numbers, and names of fields of work, as
/// "Travaux publics", which is none of a single work.
const SETTLING: &str = "
    deux trois six dix plusieurs tous toutes divers diverses
    achats affaires archives batiments eaux finances frais gens marches moeurs moyens obseques relations
    ressources sports transports travaux";

/// Whether a folded word is the same in both numbers.
pub(super) fn is_invariable(word: &str) -> bool {
    if !word.ends_with(['s', 'x', 'z']) {
        return ACRONYMS.contains(&word);
    }
    let is_told = ENDINGS.iter().any(|ending| word.ends_with(ending));
    (is_told && !is_in(PLURALS, word)) || is_in(WORDS, word)
}

/// Whether a title that a folded word begins is the same in both numbers.
pub(super) fn settles(word: &str) -> bool {
    is_in(SETTLING, word)
}

fn is_in(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|it| it == word)
}
