//! What a post is, with what was declared for that: one decision. Where tables disagree on its title,
//! category, grade, managerial level or reference job, nothing of one table's is taken without the rest:
//! a reason outlives no title that it was written for.

use super::pick::{Picker, WishedValue, claims};
use crate::model::{Aspect, Nature, PostFields, PostRecord, Subject, Wish, post_field};

/// In what the tables that made something else of the post are not of one mind, if two of them changed the
/// same of it otherwise, or if what they changed makes up, put together, a post that none of them has: a
/// category with the grade of another. Nothing if that is one field, which then is told as a field.
pub(super) fn pending(before: Option<&PostFields>, wishes: &[Option<&PostFields>]) -> Vec<Aspect> {
    let changed = |fields: &PostFields, aspect: &Aspect| {
        before.is_none_or(|before| post_field(before, aspect) != post_field(fields, aspect))
    };
    let tables: Vec<&PostFields> = changing(before, wishes).into_iter().flatten().collect();
    let is_one = |mut of: Vec<Option<Wish>>| {
        of.dedup();
        of.len() < 2
    };
    let is_disputed = |aspect: &Aspect| {
        let of = tables.iter().filter(|it| changed(it, aspect));
        let is_declared = matches!(aspect, Aspect::Nature | Aspect::Reason);
        !is_declared && !is_one(of.map(|it| post_field(it, aspect)).collect())
    };
    // What each of them changed of it may be taken only if some table has all of that.
    let put_together = |aspect: &Aspect| {
        let mut changing = tables.iter().filter(|it| changed(it, aspect));
        let of = changing.next().copied().or(before)?;
        post_field(of, aspect)
    };
    let is_somewhere = || {
        let mut all = tables.iter();
        all.any(|it| {
            let mut aspects = Aspect::OF_IDENTITY.iter();
            aspects.all(|aspect| post_field(it, aspect) == put_together(aspect))
        })
    };
    let is_made_up = before.is_some() && tables.len() > 1 && !is_somewhere();
    if !is_made_up && !Aspect::OF_IDENTITY.iter().any(is_disputed) {
        return Vec::new();
    }
    let differs =
        |aspect: &Aspect| !is_one(tables.iter().map(|it| post_field(it, aspect)).collect());
    let pending: Vec<Aspect> = Aspect::OF_IDENTITY.into_iter().filter(differs).collect();
    if pending.len() > 1 { pending } else { Vec::new() }
}

/// Each table's fields, of those that made something else of the post.
fn changing<'f>(
    before: Option<&PostFields>,
    wishes: &[Option<&'f PostFields>],
) -> Vec<Option<&'f PostFields>> {
    let is_changed = |fields: &&PostFields| {
        before.is_none_or(|before| {
            let mut all = Aspect::OF_IDENTITY.iter();
            all.any(|it| post_field(before, it) != post_field(fields, it))
        })
    };
    wishes.iter().map(|wish| wish.filter(is_changed)).collect()
}

/// `post`, of which all else is put together, stays what it was, or, if it is new, is what comes first;
/// what each table made of it waits.
pub(super) fn dispute(
    picker: &mut Picker,
    post: &mut PostRecord,
    before: Option<&PostFields>,
    wishes: &[Option<&PostFields>],
) {
    let changing = changing(before, wishes);
    let first = changing.iter().copied().flatten().min_by_key(|it| {
        let nature = it.nature.map(Nature::as_str);
        let lists = (&it.category, &it.grade, &it.manager_level);
        (it.title.text(), lists, &it.reference_job, nature, &it.reason)
    });
    let stands = before.or(first).expect("somebody has the post");
    post.fields = post.fields.clone().with_identity_of(stands);
    let told = |fields: &PostFields| {
        let fields = post.fields.clone().with_identity_of(fields);
        let value = fields.title.text().to_owned();
        let post = Box::new(PostRecord { fields, ..post.clone() });
        WishedValue::new(value, Wish::Post { post, replaces: None, parts: Vec::new() })
    };
    let was = before.map(|before| told(before).of_base());
    let wanted = changing.into_iter().map(|fields| fields.map(told)).collect();
    let claims = claims(picker.names(), wanted);
    picker.conflict(Subject::Post(post.id.clone()), Aspect::Identity, was, claims);
}
