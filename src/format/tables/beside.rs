//! Which names of units, one below the other in one column, stand side by side though their kinds might be of two
//! ranks: "UFR de droit", then "Institut d'études judiciaires".

use std::collections::HashSet;

use crate::format::reading::vocabulary::KindWord;

/// Units whose kinds are below this rank lead others.
const LAST_LEADING: u8 = 36;

/// Kinds up to this rank are the top of what stands below them, whatever that is called.
const LAST_TOP: u8 = 10;

/// Which names the ranks of kinds say nothing about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Beside {
    /// None.
    #[default]
    Ranked,
    /// Those that name no kind.
    Untyped,
    /// All of them.
    All,
}

impl Beside {
    /// By the kinds of all names in the order of the rows, each name once.
    pub fn of(kinds: &[Option<&KindWord>]) -> Self {
        let typed: Vec<&KindWord> = kinds.iter().copied().flatten().collect();
        let ranks: HashSet<u8> = typed.iter().map(|kind| kind.rank).collect();
        let is_low = typed.len() > 1 && typed.iter().all(|kind| kind.rank >= LAST_LEADING);
        match () {
            // Centres and teams of which there is one each.
            () if is_low && typed.len() == kinds.len() && ranks.len() == typed.len() => Self::All,
            () if untyped_stand_beside(kinds, &typed, ranks.len()) => Self::Untyped,
            () => Self::Ranked,
        }
    }

    /// Whether what is of that kind may stand below the one before it.
    pub fn may_hold(self, kind: Option<&KindWord>) -> bool {
        match self {
            Self::Ranked => true,
            Self::Untyped => kind.is_some(),
            Self::All => false,
        }
    }
}

/// Whether names without a kind are on a level with those that have one: where the first has none, or where all
/// that have one are of one rank, do not lead by their kind, and do not come again below others.
fn untyped_stand_beside(kinds: &[Option<&KindWord>], typed: &[&KindWord], ranks: usize) -> bool {
    let (Some(first), Some(top)) = (kinds.first(), typed.first()) else { return false };
    if first.is_none() {
        return ranks == 1;
    }
    let comes_again = kinds.windows(2).any(|two| two[0].is_none() && two[1].is_some());
    let leads = top.rank <= LAST_TOP && top.id != "pole"
        || typed.len() == 1 && matches!(top.id, "direction" | "departement" | "delegation");
    ranks == 1 && !leads && !comes_again
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::reading::vocabulary::kind_at_start;
    use crate::model::folded;

    #[test]
    fn names_without_a_kind_stand_beside_those_with_one_of_a_rank() {
        for (names, expected) in [
            (&["UFR de droit", "Institut d'études judiciaires"][..], Beside::Untyped),
            (&["Service technique", "Service population", "Restauration"], Beside::Untyped),
            (&["Maintien à domicile", "Résidence Les Tilleuls", "Épicerie"], Beside::Untyped),
            (&["Centre de santé", "Équipe mobile"], Beside::All),
            (&["Centre de santé", "Équipe 1", "Équipe 2"], Beside::Ranked),
            (&["Direction générale", "Finances", "Police"], Beside::Ranked),
            (&["Direction A", "Piscine", "Direction B", "Musée d'art"], Beside::Ranked),
            (&["Direction A", "Service B", "Accueil"], Beside::Ranked),
        ] {
            let kinds: Vec<_> = names.iter().map(|name| kind_at_start(&folded(name))).collect();
            assert_eq!(Beside::of(&kinds), expected, "{names:?}");
        }
    }
}
