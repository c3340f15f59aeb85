//! Names in the order in which a dictionary of the language has them: É stands with E, not after Z.

use std::cell::OnceCell;
use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

use super::locale::Locale;

thread_local! {
    static COLLATORS: [OnceCell<CollatorBorrowed<'static>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
}

impl Locale {
    /// How two names are ordered for the eye.
    pub fn order(self, a: &str, b: &str) -> Ordering {
        COLLATORS.with(|collators| {
            let collator = collators[self as usize].get_or_init(|| {
                let language = match self {
                    Self::French => icu_locale_core::locale!("fr"),
                    Self::English => icu_locale_core::locale!("en"),
                };
                Collator::try_new(language.into(), CollatorOptions::default())
                    .expect("both languages are built in")
            });
            collator.compare(a, b)
        })
    }
}
