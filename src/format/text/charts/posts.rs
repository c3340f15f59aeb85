//! Posts: which unit each goes to.

use super::Builder;
use super::parents::{has_head, is_director, is_plain_director};
use crate::format::reading::draft::{UNTITLED, placeholder};
use crate::format::reading::post::PostLine;
use crate::format::reading::{Doubt, Problem};

impl Builder<'_> {
    /// Goes back up to the unit that posts at the column `indent` are indented under, in a text that indents
    /// its posts below their units.
    pub(super) fn climb(&mut self, indent: Option<usize>) {
        let (Some(indent), true) = (indent, self.posts_are_indented) else { return };
        let Some(draft) = self.drafts.last().filter(|draft| self.unit < draft.units.len()) else {
            return;
        };
        // Right below a unit, as deep as it: the list has no deeper level.
        let own = &draft.units[self.unit];
        let first = own.posts.is_empty() || self.as_deep == Some(self.unit);
        if self.unit > 0 && own.indent == Some(indent) && first {
            self.as_deep = Some(self.unit);
            return;
        }
        let holds = |unit: &usize| draft.units[*unit].indent.is_none_or(|own| own < indent);
        let mut up = std::iter::successors(Some(self.unit), |&unit| {
            (unit > 0).then(|| draft.units[unit].parent)
        });
        self.unit = up.find(holds).unwrap_or(0);
    }

    /// Says of posts where they went, if a line above them was not read.
    pub(super) fn doubt_of_unread(&mut self, line: usize) {
        let Some(unread) = self.unread else { return };
        let unit = if self.to_root { 0 } else { self.unit };
        let unit = self.drafts.last().and_then(|draft| draft.units.get(unit));
        if let Some(unit) = unit.map(|unit| unit.name.clone()) {
            self.doubt(line, Doubt::PostsBelowUnread { unread: unread.to_string(), unit });
        }
    }

    /// Makes sure that there is a unit for posts, the first of which that names none is called `title`.
    pub(super) fn must_be_in_a_unit(&mut self, line: usize, title: Option<&str>) {
        self.start_page(line);
        self.close_floating();
        let untitled = self.drafts.last().is_none_or(|draft| draft.units.is_empty());
        if untitled {
            if self.drafts.is_empty() {
                self.start(line);
            }
            let (pending, organisation) = (self.pending_ceiling.take(), self.organisation.clone());
            let draft = self.drafts.last_mut().expect("there is a chart");
            let name =
                draft.organisation.clone().or(organisation).unwrap_or_else(|| UNTITLED.to_owned());
            draft.push(placeholder(&name, line));
            draft.units[0].authorised = pending;
            draft.placeholder = true;
            self.unit = 0;
            if let Some(title) = title {
                self.doubt(line, Doubt::PostBeforeUnit { title: title.to_owned() });
            }
        }
    }

    pub(super) fn posts(&mut self, line: usize, posts: &[PostLine]) {
        self.must_be_in_a_unit(line, Some(posts.first().map_or("", |post| &post.title)));
        for post in posts {
            self.post(line, post);
        }
    }

    fn post(&mut self, line: usize, post: &PostLine) {
        let draft = self.drafts.last_mut().expect("the chart has a root");
        if !self.to_root && self.unit != 0 && is_plain_director(post) {
            let unit = &draft.units[self.unit];
            if !draft.headed && unit.rank() > 20 && !unit.posts.is_empty() && !has_head(unit) {
                self.to_root = true;
                let doubt = Doubt::DirectorGivenToRoot {
                    title: post.title.clone(),
                    unit: unit.name.clone(),
                    root: draft.units[0].name.clone(),
                };
                self.problems.push(Problem { line, doubt });
            }
        }
        let unit = if self.to_root { 0 } else { self.unit };
        draft.headed |= unit == 0 && is_director(post);
        draft.counted = draft.counted.saturating_add(post.count);
        let unit = &mut draft.units[unit];
        if let Some(after) = &mut unit.posts_after {
            after.push((line, post.clone()));
        }
        unit.posts.push((line, post.clone()));
    }
}
