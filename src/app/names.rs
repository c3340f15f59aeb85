//! How units and lines of posts are called by screen readers, the same on the chart and in the outline.

use crate::model::{Authorised, Chart, Comment, Counts, Lists, PostId, UnitKey, brief, full_name};
use crate::words::{Locale, key, message};

/// What names are made of.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    pub words: Locale,
    pub lists: &'a Lists,
    pub chart: &'a Chart,
    pub counts: &'a Counts,
}

impl Names<'_> {
    /// "Service Formation et territoires, niveau 3, 2 sur 5, 9 postes sur 9".
    pub fn unit(&self, key: UnitKey) -> String {
        let unit = self.chart.unit(key);
        let siblings = unit.parent().map_or(1, |parent| self.chart.unit(parent).children().len());
        let message = message!(
            key::SAID_UNIT,
            count = siblings,
            level = self.chart.path(key).len(),
            name = brief(&full_name(self.lists, &unit.fields)).into_owned(),
            place = self.chart.unit_index(key) + 1,
            posts = self.headcount(key)
        );
        let comments = commented(self.words, &unit.fields.comments);
        std::iter::once(self.words.say(&message)).chain(comments).collect::<Vec<_>>().join(", ")
    }

    fn headcount(&self, key: UnitKey) -> String {
        let authorised = self.chart.unit(key).fields.authorised;
        let count = self.counts.unit(key);
        let compared = count.perimeter.unwrap_or(count.total.posts);
        let message = match authorised {
            Authorised::Inherit => message!(key::STATUS_POSTS, count = count.total.posts),
            Authorised::NotPrinted => message!(key::SAID_NOT_PRINTED, count = compared),
            Authorised::Posts(posts) => {
                message!(key::SAID_CEILING, authorised = posts, count = compared)
            }
        };
        let text = self.words.say(&message);
        match count.excess(authorised) {
            Some(excess) => {
                let excess = message!(key::SAID_EXCESS, count = excess);
                format!("{text}, {}", self.words.say(&excess))
            }
            None => text,
        }
    }
}

/// "5 Chargé/e/s de mission (A), ligne 2 sur 4".
pub fn line(words: Locale, label: &str, index: usize, count: usize) -> String {
    let message = message!(key::SAID_LINE, count, line = label, place = index + 1);
    words.say(&message)
}

/// "2 commentaires ouverts": those on these posts of `chart`, if there are any.
pub fn comments_on(words: Locale, chart: &Chart, posts: &[PostId]) -> Option<String> {
    let posts = posts.iter().filter_map(|post| chart.post_by_id(post));
    commented(words, posts.flat_map(|post| &post.fields.comments))
}

/// How many of these comments are open, if any is.
fn commented<'a>(words: Locale, comments: impl IntoIterator<Item = &'a Comment>) -> Option<String> {
    let open = comments.into_iter().filter(|comment| !comment.resolved).count();
    (open > 0).then(|| words.say(&message!(key::COMMENTS_COUNT, count = open)))
}
