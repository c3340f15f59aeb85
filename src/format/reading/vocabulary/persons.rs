//! Names of persons, which no chart of posts keeps.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::acronyms::is_known_acronym;
use super::jobs::begins_with_job;
use super::kinds::kind_at_start;
use super::words::bare;
use crate::format::reading::marks::split_at_marks;
use crate::model::folded;

/// First names that are frequent in France, folded: with one of them two words of small letters are a name.
const FIRST_NAMES: &str = "abdel adele adeline adrien agathe agnes ahmed aicha alain alban albert alex alexandra \
    alexandre alexia alexis ali alice aline amandine amel amelie amina anais andre andree angele angelique anita \
    anna annabelle anne annick annie anthony antoine apolline ariane aristide armand armelle arnaud arthur assia \
    astrid audrey augustin aurelie aurelien axel aymeric baptiste barbara bastien beatrice benedicte benjamin \
    benoit berangere bernadette bernard bertrand bilal bintou blandine brice brigitte bruno camille capucine \
    carine carole caroline catherine cecile cedric celestine celine chantal charles charline charlotte chloe \
    christel christelle christian christiane christine christophe cindy claire clara claude claudie claudine \
    clement clementine colette coralie corinne cyprien cyril cyrille damien daniel daniele danielle david \
    delphine denis denise diane didier dimitri dominique dorine dorothee edith edouard edwige eleonore eliane \
    elisabeth elise elodie eloise elsa emeline emilie emma emmanuel emmanuelle enzo eric estelle etienne eugenie \
    eva evelyne fabien fabienne fabiola fabrice fanny farid fatima fatou fatoumata felix fernand florence \
    florent florian francis franck francois francoise frederic frederique gabriel gabrielle gaelle gaetan \
    gaspard gaston genevieve georges gerald gerard germaine gilbert gilles ginette gisele gregory guillaume guy \
    guylaine gwenaelle gwendoline hakim hamid hassan helene heloise henri henriette herve hicham hortense hugo \
    hugues huguette ibrahim idriss imane ines ingrid irene isabelle ismael ivan jacqueline jacques jamila janine \
    jean jeanne jennifer jeremie jeremy jerome jessica joachim joel joelle johan johann johanna jonathan jordan \
    joris josette josiane jules julie julien juliette justin justine kamel karim karine kelly kenza kevin \
    khadija khaled killian laetitia lamia lara latifa laura laure laurence laurent laurie lea leila leo leonie \
    lilian liliane lionel lisa loic lorenzo louis louise luc lucas lucie lucien ludivine ludovic lydia lydie \
    madeleine mael maelle maeva magali maite malika mamadou manon manuel marc marcel marcelle margaux marguerite \
    mariam marianne marie marine marion marius marlene martin martine maryline maryse mathias mathieu mathilde \
    matthieu maud maurice maxence maxime mehdi melanie melissa michel michele micheline mickael mireille mohamed \
    monique morgane mounia mourad muriel mustapha mylene myriam nabil nadia nadine nadir naima nathalie nathan \
    nicolas nicole nina noel noemie nolwenn nora oceane odile olivia olivier omar ophelie oscar ousmane paola \
    pascal pascale patrice patricia patrick paul paule paulette pauline perrine philippe pierre pierrette \
    pierrick quentin rachel rachid rachida raphael raymond rebecca redouane regine regis remi remy renaud rene \
    renee richard robert roger roland romain romane romuald ronan rosalie rose roxane ruben sabine sabrina said \
    salim salima sami samia samir samuel sandra sandrine sara sarah sebastien selim serge severine sidonie simon \
    simone sofia sofiane solange solene sonia sophie soraya stephane stephanie steve steven suzanne sylvain \
    sylviane sylvie tarik tatiana teddy theo theodore thibault thierry thomas tiphaine titouan tony tristan ugo \
    valentin valentine valerie vanessa veronique victor victoria vincent violaine violette virginie viviane \
    vivien wilfried william xavier yacine yann yannick yasmina yasmine yoan yoann yohan yolaine yolande younes \
    youssef yves yvette yvonne zineb zoe zohra";

/// Surnames that are frequent in France, folded, apart from those that are words for something else.
const SURNAMES: &str = "adam aubert aubry bailly barbier barthelemy benali benard berger bernard bertin bertrand \
    besson bonnet bouchet bouvier boyer brunet carlier caron carre chauvin chevallier clement colin collet \
    collin cordier daniel david delattre delaunay deschamps diallo dubois dufour dumas dumont dupont dupuis \
    dupuy durand duval fabre faure fernandez fleury fournier gaillard garcia garnier gauthier gautier gerard \
    germain gilbert gillet girard giraud grondin guerin guichard guillot guyot haddad hamon henry herve hoarau \
    hubert huet humbert jacob jacquet joly klein kone lacroix lambert lamy langlois laporte laurent leblanc \
    lebrun leclerc leclercq lecomte lefebvre lefevre legrand lejeune lemaire lemaitre lemoine leroux leroy \
    leveque lopez louis maillard mallet martin martinez marty masson mathieu menard mercier meyer michaud michel \
    millet monnier moreau morel morin muller nguyen nicolas olivier pasquier payet pelletier perez perret \
    perrier perrin perrot petit philippe picard pichon poulain prevost raymond remy renard renaud renault rey \
    reynaud richard robert rodriguez roger rolland rousseau roussel roux royer sanchez schmitt schneider simon \
    tessier thomas traore vasseur vidal vincent weber";

const CIVILITIES: [&str; 11] =
    ["M.", "M", "Mme", "Mme.", "Mmes", "Mlle", "Mr", "MM.", "MM", "Monsieur", "Madame"];

/// Whether a civility stands before a name in `text`.
pub(in crate::format) fn names_person(text: &str) -> bool {
    text.split(' ').any(is_civility)
}

/// Whether `word` is "Mme", "M." and the like.
pub(in crate::format) fn is_civility(word: &str) -> bool {
    let word = word.strip_prefix("ex-").or_else(|| word.strip_prefix("Ex-")).unwrap_or(word);
    CIVILITIES.contains(&word)
}

/// Whether `text` is nothing but the names of one or several persons: "Jean MARTIN", "Mme DURAND Claire",
/// "Paul MARTIN, Anne LEROY", "Nadia B.".
pub(in crate::format) fn are_persons(text: &str) -> bool {
    // Of most texts one sign tells that they are none.
    if text.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '[' | ']' | '%')) {
        return false;
    }
    let mut names = split_at_marks(text, &[", ", " et ", " / ", " & ", "; "]);
    names.retain(|name| !name.trim().is_empty());
    let Some((first, others)) = names.split_first() else { return false };
    // "Mmes Petit et Blanc": the civility is of all.
    let civil = first.trim().split(' ').next().is_some_and(is_civility);
    let is_other = |name: &str| is_person(name) || civil && is_surname_alone(name);
    is_person(first.trim()) && others.iter().all(|name| is_other(name.trim()))
}

/// One word as surnames are, where a person was named before it.
fn is_surname_alone(word: &str) -> bool {
    is_name_word(word)
        && (is_capitalised(word) || is_surname_in_capitals(word))
        && is_no_kind(word)
        && !begins_with_job(word)
}

fn is_person(name: &str) -> bool {
    let mut words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let civil = words.first().is_some_and(|first| is_civility(first));
    if civil {
        words.remove(0);
    }
    if words.is_empty() || words.len() > 5 || !words.iter().all(|word| is_name_word(word)) {
        return false;
    }
    // "École Jean Moulin" is a place, "Administrateur SIGB" a post.
    if !civil && (!is_no_kind(words[0]) || begins_with_job(name)) {
        return false;
    }
    if let [only] = words.as_slice() {
        let is_name = is_capitalised(only) || is_surname_in_capitals(only);
        return civil || (is_name && is_known_surname(&bare(only)));
    }
    let surname = |word: &&&str| is_surname_in_capitals(word);
    let initial = |word: &&&str| {
        let letters = word.trim_end_matches('.').chars().count();
        letters == 1 || (letters == 2 && word.ends_with('.'))
    };
    let known = |word: &&&str| {
        bare(word).split(' ').any(|part| is_first_name(part) || is_known_surname(part))
    };
    // An administration writes surnames in capitals, or cuts a name to a letter.
    civil
        || (words.len() >= 2
            && words.iter().any(|word| surname(&word))
            && words.iter().any(|word| !surname(&word) && is_capitalised(word)))
        || (words.len() >= 2
            && words.iter().any(|word| known(&word))
            && words.iter().all(|word| is_capitalised(word) || initial(&word) || surname(&word)))
        || (words.len() == 2
            && initial(&&words[0])
            && is_capitalised(words[1])
            && words[0].len() == 2)
}

/// [`FIRST_NAMES`] to look a word up in: every line that is read asks.
static KNOWN: LazyLock<HashSet<&str>> =
    LazyLock::new(|| FIRST_NAMES.split_ascii_whitespace().collect());

fn is_first_name(folded_word: &str) -> bool {
    KNOWN.contains(folded_word)
}

static KNOWN_SURNAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| SURNAMES.split_ascii_whitespace().collect());

fn is_known_surname(folded_word: &str) -> bool {
    KNOWN_SURNAMES.contains(folded_word)
}

/// Whether a name is written as administrations do, a first name and the surname in capitals: "Ewen KERVADEC".
pub(in crate::format) fn has_surname_in_capitals(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let Some((first, others)) = words.split_first() else { return false };
    let is_first = is_capitalised(first) && !is_surname_in_capitals(first);
    is_first && matches!(others.len(), 1 | 2) && others.iter().all(|it| is_surname_in_capitals(it))
}

/// Whether `text` is one to three words as names are, though no list has them: "Solveig Aamodt".
pub(in crate::format) fn may_be_persons(text: &str) -> bool {
    let names: Vec<&str> = text.split([',', '/', '&', ';']).map(str::trim).collect();
    names.iter().all(|name| {
        let words: Vec<&str> = name.split(' ').collect();
        words.len() <= 3
            && words.iter().all(|word| is_name_word(word))
            && words.iter().any(|word| is_capitalised(word) || is_surname_in_capitals(word))
    })
}

/// A word that a name may hold: letters, hyphens and apostrophes after a capital, or a particle.
fn is_name_word(word: &str) -> bool {
    matches!(word, "de" | "du" | "le" | "la" | "d'" | "des" | "van" | "von" | "el" | "ben")
        || (word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || "-'\u{2019}.".contains(c)))
}

fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().count() > 1
        && word.chars().any(char::is_lowercase)
}

fn is_surname_in_capitals(word: &str) -> bool {
    word.chars().count() >= 4
        && word.chars().all(|c| c.is_uppercase() || "-'\u{2019}".contains(c))
        && !is_known_acronym(word)
}

/// `text` without the names of persons in it, and whether there were any: a civility and the words after it, a
/// first name and the surname after it.
pub(in crate::format) fn without_persons(text: &str) -> (String, bool) {
    let words: Vec<&str> = text.split(' ').collect();
    let mut kept = Vec::with_capacity(words.len());
    let (mut at, mut found) = (0, false);
    while at < words.len() {
        let word = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        let civil =
            is_civility(words[at].trim_start_matches(['(', '[', '«'])) && at + 1 < words.len();
        let given = is_capitalised(word) && bare(word).split(' ').any(is_first_name);
        let initial = word.chars().count() == 1
            && words[at].ends_with('.')
            && words
                .get(at + 1)
                .is_some_and(|next| is_surname_in_capitals(next.trim_end_matches([',', '.'])));
        if !(civil || given || initial) {
            kept.push(words[at]);
            at += 1;
            continue;
        }
        // "PERRIN Isabelle": the surname stands first.
        if kept.last().is_some_and(|last| is_surname_in_capitals(last) && is_no_kind(last)) {
            kept.pop();
        }
        found = true;
        let ends = |word: &str| word.ends_with([',', ';', ')', ':']);
        let unmarked = |word: &'_ str| word.trim_end_matches([',', ';', ')', ':']).to_owned();
        let mut last = words[at];
        at += 1;
        while at < words.len() && !ends(last) {
            // "Mmes Petit et Blanc".
            let other = words.get(at + 1).filter(|_| civil && words[at] == "et");
            if is_name_word(&unmarked(words[at])) {
                at += 1;
            } else if other.is_some_and(|other| is_surname_alone(&unmarked(other))) {
                at += 2;
            } else {
                break;
            }
            last = words[at - 1];
        }
    }
    if found { (kept.join(" "), true) } else { (text.to_owned(), false) }
}

/// "RÉSIDENCE Simone Veil" begins with no surname.
fn is_no_kind(word: &str) -> bool {
    kind_at_start(&folded(word)).is_none()
}
