//! Names of persons, which no chart of posts keeps.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::acronyms::is_known_acronym;
use super::words::bare;

/// First names that are frequent in France, folded: with one of them two words of small letters are a name.
const FIRST_NAMES: &str = "adele adrien agathe agnes alain albert alex alexandra alexandre alexis alice aline \
    amandine amelie anais andre andree anita anna anne annick annie anthony antoine ariane arnaud arthur audrey \
    aurelie aurelien axel baptiste beatrice benedicte benjamin benoit bernadette bernard bertrand brigitte bruno \
    camille carine carole caroline catherine cecile cedric celine chantal charles charlotte chloe christel \
    christelle christian christiane christine christophe claire clara claude claudine clement clementine colette \
    corinne cyril damien daniel daniele danielle david delphine denis denise didier dominique dorothee edith \
    edouard eliane elisabeth elise elodie eloise emilie emma emmanuel emmanuelle eric estelle etienne eva evelyne \
    fabien fabienne fabrice fanny fatima florence florent florian franck francis francois francoise frederic \
    frederique gabriel gabrielle gaelle genevieve georges gerald gerard gilbert gilles ginette gregory guillaume \
    guy gwenaelle hamid hassan helene henri herve hugo hugues ines irene isabelle jacqueline jacques janine jean \
    jeanne jennifer jeremy jerome jessica joel joelle jonathan josette josiane julie julien juliette justine karim \
    karine kevin khadija laetitia laura laure laurence laurent lea leila leo lionel lisa louis louise luc lucas \
    lucie lucien lydia lydie madeleine magali malika manon manuel marc marcel margaux marguerite marie marine \
    marion marlene martin martine mathieu mathilde matthieu maud maurice maxime melanie melissa michel michele \
    micheline mickael mireille mohamed monique morgane muriel mustapha mylene myriam nadia nadine nathalie \
    nicolas nicole noel noemie odile olivier olivia pascal pascale patrice patricia patrick paul paule pauline \
    philippe pierre pierrick quentin rachel rachid raphael raymond regine regis remi remy renaud rene renee \
    richard robert roger roland romain rose sabine sabrina said samia samir samuel sandra sandrine sarah \
    sebastien serge severine sidonie simon simone solange sonia sophie stephane stephanie suzanne sylvain \
    sylviane sylvie tatiana thibault thierry thomas tristan valentin valerie vanessa veronique victor vincent \
    virginie viviane william xavier yann yannick yasmina yoann yolande youssef yves yvette yvonne zohra";

const CIVILITIES: [&str; 11] =
    ["M.", "M", "Mme", "Mme.", "Mmes", "Mlle", "Mr", "MM.", "MM", "Monsieur", "Madame"];

/// Whether a civility stands before a name in `text`.
pub(in crate::format) fn names_person(text: &str) -> bool {
    text.split(' ').any(is_civility)
}

/// Whether `word` is "Mme", "M." and the like.
pub(in crate::format) fn is_civility(word: &str) -> bool {
    CIVILITIES.contains(&word)
}

/// Whether `text` is nothing but the names of one or several persons: "Jean MARTIN", "Mme DURAND Claire",
/// "Paul MARTIN, Anne LEROY", "Nadia B.".
pub(in crate::format) fn are_persons(text: &str) -> bool {
    let mut names = [", ", " et ", " / ", " & ", "; "].iter().fold(vec![text], |names, mark| {
        names.into_iter().flat_map(|name| name.split(*mark)).collect()
    });
    names.retain(|name| !name.trim().is_empty());
    !names.is_empty() && names.iter().all(|name| is_person(name.trim()))
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
    let surname = |word: &&&str| is_surname_in_capitals(word);
    let initial = |word: &&&str| {
        let letters = word.trim_end_matches('.').chars().count();
        letters == 1 || (letters == 2 && word.ends_with('.'))
    };
    let given = |word: &&&str| bare(word).split(' ').any(is_first_name);
    // An administration writes surnames in capitals, or cuts a name to a letter.
    civil
        || (words.len() >= 2
            && words.iter().any(|word| surname(&word))
            && words.iter().any(|word| !surname(&word) && is_capitalised(word)))
        || (words.len() >= 2
            && words.iter().any(|word| given(&word))
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
        found = true;
        let ends = |word: &str| word.ends_with([',', ';', ')', ':']);
        let mut last = words[at];
        at += 1;
        while at < words.len()
            && !ends(last)
            && is_name_word(words[at].trim_end_matches([',', ';', ')', ':']))
        {
            last = words[at];
            at += 1;
        }
    }
    if found { (kept.join(" "), true) } else { (text.to_owned(), false) }
}
