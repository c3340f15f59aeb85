//! Words that begin the titles of posts.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::model::comparison_key;

/// In the masculine singular, or as both genders say it.
const JOBS: &str = "accompagnateur acheteur acousticien adjoint administrateur agent aide ambulancier analyste \
    animateur apprenti architecte archiviste assistant ash atsem attaché auditeur auxiliaire barman \
    bibliothécaire brancardier brigadier cadre cariste carreleur chargé chauffeur chef chercheur chirurgien \
    collaborateur commis comptable concepteur concierge conducteur conseiller conservateur consultant \
    contremaître contrôleur coordinateur coordonnateur correspondant couvreur cuisinier data délégué \
    dessinateur développeur diététicien directeur dga dgs dgst documentaliste économe économiste éducateur \
    électricien éboueur ergothérapeute expert facilitateur factotum forestier formateur gardien gérant \
    géomaticien géomètre gestionnaire graphiste greffier hôte huissier iade ibode ide infirmier infographiste \
    ingénieur inspecteur instructeur intendant intervenant jardinier journaliste juriste kinésithérapeute lingère \
    livreur maçon magasinier maître manager manipulateur manutentionnaire masseur mécanicien médecin médiateur \
    menuisier métreur monteur moniteur mécanographe officier opérateur orthophoniste ouvrier paysagiste peintre \
    pharmacien photographe pilote plombier policier porteur postier praticien préparateur président préventeur \
    professeur programmiste projectionniste psychologue psychomotricien puéricultrice réceptionniste rédacteur \
    référent régisseur reprographe responsable ripeur sage-femme sapeur-pompier secrétaire serrurier soigneur \
    sociologue soudeur stagiaire standardiste superviseur surveillant téléconseiller technicien tisserand \
    topographe traducteur travailleur trésorier urbaniste vaguemestre vétérinaire veilleur vendeur webmestre \
    webmaster aidant animalier appariteur brodeur couturier coiffeur démographe dépanneur égoutier \
    fossoyeur fontainier géologue hydrologue hydraulicien illustrateur imprimeur libraire lecteur \
    ludothécaire médiathécaire monteur nageur nutritionniste paléographe patrouilleur placier \
    plongeur pompier projeteur régulateur relieur rippeur sculpteur sondeur souffleur \
    tailleur tapissier tractoriste tuteur vacataire vitrier écologue \
    archéologue géographe historien linguiste philosophe physicien chimiste biologiste ostéopathe podologue dentiste \
    radiologue cardiologue interne externe doctorant bûcheron élagueur agronome \
    photographe vidéaste caméraman éclairagiste sonorisateur scénographe machiniste costumier danseur musicien \
    officier enseignant chauffagiste statisticien cartographe ordonnateur \
    équipier laborantin ambassadeur sous-directeur sous-préfet préfet proviseur doyen commissaire commandant \
    capitaine lieutenant adjudant sergent caporal colonel sapeur hydrogéologue \
    sous-chef sous-officier vice-président second qualiticien programmateur électromécanicien négociateur cantonnier \
    tarificateur";

static KEYS: LazyLock<HashSet<String>> =
    LazyLock::new(|| JOBS.split_ascii_whitespace().map(comparison_key).collect());

/// Jobs that are called by their letters: *aide-soignant*, *infirmier diplômé d'État*, *agent de surveillance de la
/// voie publique*.
const ACRONYMS: [&str; 18] = [
    "AAP", "AES", "AMP", "AS", "ASH", "ASVP", "ATSEM", "CESF", "CPE", "EJE", "IADE", "IBODE",
    "IDE", "IPA", "MEM", "PPH", "TIM", "TISF",
];

/// Whether `text` is a job called by its letters, and nothing else.
pub(in crate::format) fn is_job_in_letters(text: &str) -> bool {
    ACRONYMS.contains(&text)
}

/// "DSI", "DGA": who directs, where it is counted, ranked or an item of a list; alone it names what is directed.
pub(in crate::format) fn directs_in_letters(word: &str) -> bool {
    const HEADS: [&str; 12] =
        ["DGS", "DGA", "DGAS", "DGST", "DSI", "RSSI", "DRH", "DAF", "DST", "DPO", "DAC", "DGSA"];
    HEADS.contains(&word)
}

/// Whether `text` begins with a word for who holds a post: "Gestionnaire", "Chargé/e/s", "Directrice".
pub(in crate::format) fn begins_with_job(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or(text).trim_end_matches([',', ':', ';']);
    // "Moniteur-éducateur" begins with one, as "Maître-nageur" does.
    let is_job = |word: &str| KEYS.contains(&comparison_key(word));
    let joined = || first.split_once('-').is_some_and(|(job, rest)| rest.len() > 3 && is_job(job));
    first.starts_with(char::is_alphabetic) && (is_job(first) || joined())
}
