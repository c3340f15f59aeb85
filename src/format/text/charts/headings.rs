//! Headings: which begins a chart, which is its root, and which units the others are.

use super::Builder;
use super::parents::{parent_of, rank_of, unit_named};
use crate::format::reading::Doubt;
use crate::format::reading::draft::{Draft, DraftUnit, UNTITLED, placeholder};
use crate::format::reading::phrases::imprint::titles_document;
use crate::format::reading::vocabulary::{OTHER_RANK, WHOLE_SERVICE, may_be_organisation, role};
use crate::format::text::best::statements::Meaning;
use crate::format::text::candidates::heading::Heading;

/// A unit that a heading of one kind word stands for.
enum Named {
    /// A unit above, in the same chart.
    Above(usize),
    /// The root of the chart before.
    Earlier { name: String, key: String },
}

/// What a heading begins, where the chart before it has a root.
enum Start {
    /// No chart: it stands below the root.
    GoesOn,
    /// No chart: it stands beside the root, as another top of the same organisation.
    Beside,
    /// A chart, and a block says so.
    Told,
    /// A chart, as nothing says otherwise.
    Assumed,
}

impl Builder<'_> {
    pub(super) fn heading(&mut self, at: usize, line: usize, heading: &Heading) {
        self.to_root = false;
        self.start_page(line);
        if heading.continued
            && let Some(unit) = self.unit_named(&heading.key)
        {
            self.unit = unit;
            self.close_floating();
            return;
        }
        let named = self.named_before(heading);
        if let Some(Named::Above(unit)) = named {
            self.unit = unit;
            let draft = self.drafts.last().expect("the unit named before is in a chart");
            let unit = draft.units[unit].name.clone();
            self.doubt(line, Doubt::UnitAgain { text: heading.name.clone(), unit });
            self.close_floating();
            return;
        }
        let started = match self.drafts.last() {
            None => false,
            Some(draft) if draft.units.is_empty() => true,
            // A title, then the box of that name: the same unit.
            Some(draft)
                if draft.units.len() == 1
                    && names_same(&draft.units[0], heading)
                    && draft.count() == 0
                    && (!self.has_own_block(at) || self.next_block_heads(at, &heading.key)) =>
            {
                self.box_of_root(line, heading);
                return;
            }
            Some(_) => !self.starts_chart(at, line, heading),
        };
        if !started {
            self.start(line);
        }
        let draft = self.drafts.last().expect("a chart was just started, or was there");
        if draft.units.is_empty() {
            let earlier = match named {
                Some(Named::Earlier { name, key }) => {
                    Some(Heading { name, key, ..heading.clone() })
                }
                Some(Named::Above(_)) | None => None,
            };
            if let Some(earlier) = earlier.as_ref().filter(|it| it.key != heading.key) {
                let (text, unit) = (heading.name.clone(), earlier.name.clone());
                self.doubt(line, Doubt::UnitAgain { text, unit });
            }
            self.root(at, line, earlier.as_ref().unwrap_or(heading));
        } else {
            self.unit_below(line, heading);
        }
        self.close_floating();
    }

    /// The box of a root that the chart's title named before; the title may tell the state.
    fn box_of_root(&mut self, line: usize, heading: &Heading) {
        let draft = self.drafts.last_mut().expect("the caller found the root");
        let Some(title) = std::mem::take(&mut draft.units).into_iter().next() else { return };
        if title.key != heading.key
            && let Some(role) = title.key.split(' ').find_map(role)
        {
            draft.block.get_or_insert_default().role.get_or_insert(role);
        }
        draft.push_root(unit_named(heading, 0, line));
        draft.units[0].authorised = heading.authorised.or(title.authorised);
        self.take_back(title.line, |doubt| matches!(doubt, Doubt::KindMissing { .. }));
        self.unit = 0;
        self.close_floating();
    }

    /// "Direction" by itself, below a direction or after a chart of one, names that direction again.
    fn named_before(&self, heading: &Heading) -> Option<Named> {
        // "Direction générale des services" is called so, and no other is.
        let kind = heading.kind.filter(|it| heading.key == it.word && !it.word.contains(' '))?;
        let same = |unit: &DraftUnit| unit.kind.is_some_and(|its| its.id == kind.id);
        let draft = self.drafts.last()?;
        if draft.units.is_empty() {
            let earlier = self.drafts.iter().rev().skip(1).find_map(|draft| draft.units.first());
            let root = earlier.filter(|root| same(root))?;
            return Some(Named::Earlier { name: root.name.clone(), key: root.key.clone() });
        }
        // The first box of a mission or a pôle: its own head.
        if kind.word == "direction" && draft.units.len() == 1 && !draft.placeholder {
            return Some(Named::Above(0));
        }
        let mut above = std::iter::successors(Some(self.unit), |&unit| {
            (unit > 0).then(|| draft.units[unit].parent)
        });
        above.find(|&unit| same(&draft.units[unit])).map(Named::Above)
    }

    fn unit_named(&self, key: &str) -> Option<usize> {
        self.drafts.last()?.by_key.get(key).copied()
    }

    /// Whether `heading` begins a new chart after the current one, which has a root.
    fn starts_chart(&mut self, at: usize, line: usize, heading: &Heading) -> bool {
        // "Pôle Y (rattaché au service X)" says where it stands.
        if heading.parent.is_some() {
            return false;
        }
        let own_block = self.has_own_block(at) && !self.block_is_of_next(at);
        match self.start_at(at, heading, own_block) {
            Start::GoesOn => false,
            Start::Told => true,
            Start::Assumed if self.takes_back_title(heading) => true,
            Start::Assumed => {
                self.doubt(line, Doubt::ChartAssumed { label: heading.name.clone() });
                true
            }
            Start::Beside => {
                self.several_tops(line, heading);
                false
            }
        }
    }

    /// Takes back the first chart where it is nothing but names without a kind above `heading`: they are titles of the
    /// document.
    fn takes_back_title(&mut self, heading: &Heading) -> bool {
        let [draft] = self.drafts.as_slice() else { return false };
        let is_bare = |unit: &DraftUnit| unit.kind.is_none() && unit.authorised.is_none();
        let only_names = draft.block.is_none()
            && draft.count() == 0
            && draft.units.len() <= 3
            && draft.units.iter().all(is_bare);
        if !only_names
            || heading.kind.is_none()
            || !self.floating.is_empty()
            || !self.totals.is_empty()
        {
            return false;
        }
        let Some(draft) = self.drafts.pop() else { return false };
        self.take_back(draft.line, |doubt| {
            matches!(doubt, Doubt::KindMissing { .. } | Doubt::ChartUntitled { .. })
        });
        let titles = draft.units.iter().filter(|unit| unit.name != UNTITLED);
        for unit in titles.filter(|unit| !titles_document(&unit.name)) {
            let text = unit.name.clone();
            self.doubt(unit.line, Doubt::SectionTitle { text });
        }
        self.unit = 0;
        true
    }

    fn start_at(&self, at: usize, heading: &Heading, own_block: bool) -> Start {
        let draft = self.drafts.last().expect("the caller found a root");
        let root = &draft.units[0];
        let told_by_block = if own_block { Start::Told } else { Start::Assumed };
        if draft.placeholder {
            return start_after_untitled(draft, heading, own_block);
        }
        if root.key == heading.key {
            return told_by_block;
        }
        // Below what may be an administration, another unit such as the first one.
        let is_next = |first: &DraftUnit| {
            first.kind.is_some() && first.kind.map(|it| it.id) == heading.kind.map(|it| it.id)
        };
        let may_be_all = || root.posts.is_empty() && may_be_organisation(&root.name);
        if !own_block && draft.units.get(1).is_some_and(is_next) && may_be_all() {
            return Start::GoesOn;
        }
        // A chart that is complete, then headings of another make.
        let complete = root.authorised.is_some_and(|figure| figure == draft.count());
        let other_make = (heading.style.hashes > 0) != (root.style.hashes > 0);
        if complete && other_make && draft.units.len() > 1 {
            return told_by_block;
        }
        // A heading right above a block, or whose posts part it from the block, titles that block's chart.
        if own_block && (self.heads_block(at, heading) || self.block_is_below_posts(at, heading)) {
            return Start::Told;
        }
        // Of those that are numbered alike, none is above the others.
        let numbered = heading.depth.filter(|own| own.sure && root.depth.is_none());
        let is_beside = numbered.is_some() && draft.units.iter().any(|it| it.depth == numbered);
        // Nor is the first of them beside what stands above them without a number, nor what is not set off as a
        // heading beside one that is.
        let begins_list = numbered.is_some_and(|own| own.level == 1)
            && root.style.hashes == 0
            && heading.style.hashes == 0
            && !own_block;
        let is_plainer = heading.style.hashes == 0 && root.style.hashes > 0 && !own_block;
        if begins_list || is_plainer && heading.depth.is_none() {
            return Start::GoesOn;
        }
        // In a service of the State a pôle is a part of its services.
        let is_part = self.blocks == 0 && is_part_of_service(root, heading);
        let is_below = is_beside || is_part || is_below_anyway(draft, heading);
        if (!own_block && is_below) || !is_as_high(root, heading) {
            return Start::GoesOn;
        }
        let has_content = draft.units.len() > 1 || draft.count() > 0 || draft.block.is_some();
        if own_block && has_content && !draft.block_first {
            return Start::Told;
        }
        // Without a block anywhere, several of a rank are the tops of one organisation.
        let same_kind =
            heading.kind.is_some_and(|kind| root.kind.is_some_and(|top| top.id == kind.id));
        let is_named = draft.organisation.is_some() && rank_of(heading) == root.rank();
        let no_block = (same_kind || is_named) && self.blocks == 0 && root.authorised.is_none();
        if draft.block_first || rank_of(heading) >= 30 || no_block {
            return Start::Beside;
        }
        Start::Assumed
    }

    /// Puts a root above the present one, whose sibling `heading` is.
    fn several_tops(&mut self, line: usize, heading: &Heading) {
        let organisation = self.organisation.clone();
        let draft = self.drafts.last_mut().expect("the chart has a root");
        let organisation = draft.organisation.clone().or(organisation);
        let alike = draft.units[0].kind.is_some_and(|top| {
            heading.kind.is_some_and(|kind| kind.id == top.id && top.rank <= 20)
        });
        // Below the name of the administration, "Cabinet du préfet" and "Secrétariat général" are both its own.
        let as_high =
            draft.units[0].kind.zip(heading.kind).is_some_and(|(top, kind)| top.rank == kind.rank);
        let is_named = organisation.is_some() && (alike || as_high) && self.blocks <= 1;
        let name = organisation.unwrap_or_else(|| UNTITLED.to_owned());
        for unit in &mut draft.units {
            unit.parent += 1;
        }
        draft.units[0].parent = 0;
        draft.keys = draft.keys.drain().map(|(parent, key)| (parent + 1, key)).collect();
        let (first, rank) = (draft.units[0].key.clone(), draft.units[0].rank());
        // "I", then "II", or boxes in one row: the author says that they stand side by side.
        let numbered =
            heading.depth.is_some_and(|own| own.sure && draft.units[0].depth == Some(own));
        let told = numbered || is_named || draft.units[0].line == line;
        for unit in draft.by_key.values_mut() {
            *unit += 1;
        }
        draft.headed = false;
        draft.keys.insert((0, first));
        draft.highest = Some(draft.highest.map_or(rank, |highest| highest.min(rank)));
        draft.push_root(placeholder(&name, draft.line));
        draft.placeholder = true;
        self.unit += 1;
        for floating in self.floating.iter_mut().filter(|f| f.chart + 1 == self.drafts.len()) {
            floating.unit += 1;
        }
        for total in self.totals.iter_mut().filter(|it| it.chart + 1 == self.drafts.len()) {
            total.unit += 1;
        }
        if !told {
            self.doubt(line, Doubt::SeveralTops { unit: heading.name.clone(), root: name });
        }
    }

    /// The first heading of a chart: its title, unless the next heading is its equal.
    fn root(&mut self, at: usize, line: usize, heading: &Heading) {
        let next = self.statements.get(self.next_heading[at]).map(|statement| &statement.meaning);
        let followed_by_equal = matches!(next, Some(Meaning::Heading(next))
            if next.style == heading.style && next.depth == heading.depth);
        let titled = heading.kind.is_some() || heading.style.hashes > 0 || self.has_own_block(at);
        let pending = self.pending_ceiling.take();
        // The block below the title tells the chart's own date: that of the report's first page is another.
        let own_block = self.has_own_block(at);
        let date = self.pending_date.take_if(|_| !own_block);
        let draft = self.drafts.last_mut().expect("the caller started a chart");
        if let Some(date) = date {
            draft.block.get_or_insert_default().date.get_or_insert(date);
        }
        if titled || !followed_by_equal {
            draft.push(unit_named(heading, 0, line));
            draft.by_key.insert(heading.key.clone(), 0);
            let root = &mut draft.units[0];
            self.root_took_pending = root.authorised.is_none() && pending.is_some();
            root.authorised = root.authorised.or(pending);
            if heading.kind.is_none() {
                let unit = heading.name.clone();
                self.doubt(line, Doubt::KindMissing { unit, parent: "–".to_owned() });
            }
            self.unit = 0;
            return;
        }
        draft.push(placeholder(UNTITLED, line));
        draft.units[0].authorised = pending;
        draft.placeholder = true;
        self.doubt(line, Doubt::ChartUntitled { label: UNTITLED.to_owned() });
        self.unit = 0;
        self.unit_below(line, heading);
    }

    fn unit_below(&mut self, line: usize, heading: &Heading) {
        let draft = self.drafts.last_mut().expect("the chart has a root");
        let (parent, doubt) = parent_of(draft, self.unit, heading);
        let repeated = !draft.keys.insert((parent, heading.key.clone()));
        let rank = rank_of(heading);
        draft.highest = Some(draft.highest.map_or(rank, |highest| highest.min(rank)));
        self.unit = draft.push(unit_named(heading, parent, line));
        draft.by_key.insert(heading.key.clone(), self.unit);
        if let Some(doubt) = doubt {
            self.doubt(line, doubt);
        }
        if repeated {
            self.doubt(line, Doubt::UnitTwice { unit: heading.name.clone() });
        }
    }
}

/// Whether a heading names the root again: "Réorganisation de la direction des sports" is a title above it.
fn names_same(root: &DraftUnit, heading: &Heading) -> bool {
    let is_title = root.kind.is_none() && heading.kind.is_some();
    let ends = || root.key.strip_suffix(&heading.key).is_some_and(|rest| rest.ends_with(' '));
    // "Organigramme de la direction", then which one it is.
    let names_kind =
        root.kind.is_some_and(|kind| kind.word == root.key && !kind.word.contains(' '))
            && root.kind.map(|kind| kind.id) == heading.kind.map(|kind| kind.id);
    root.key == heading.key || names_kind || (is_title && ends())
}

/// What `heading` begins after `draft`, whose root nothing has named.
fn start_after_untitled(draft: &Draft, heading: &Heading, own_block: bool) -> Start {
    // Posts stood above: what follows is below them.
    if draft.units.len() == 1 && !draft.block_first {
        return if own_block { Start::Told } else { Start::GoesOn };
    }
    let first = draft.units.get(1);
    if first.is_some_and(|first| first.key == heading.key) {
        return Start::Assumed;
    }
    // As its number or its indentation says, it stands below one of those above.
    let is_above = |unit: &DraftUnit| {
        unit.depth.zip(heading.depth).is_some_and(|(its, own)| own.sure && its.level < own.level)
    };
    let last = draft.units.len().saturating_sub(1);
    let mut up = std::iter::successors(Some(last), |&it| (it > 0).then(|| draft.units[it].parent));
    if !own_block && up.any(|it| draft.units.get(it).is_some_and(is_above)) {
        return Start::GoesOn;
    }
    let highest = draft.highest.unwrap_or(OTHER_RANK);
    let set_apart = heading.style.hashes > 0 && first.is_some_and(|first| first.style.hashes == 0);
    let top = heading.kind.is_some_and(|kind| kind.rank < highest && kind.rank < 30);
    match (own_block, !draft.block_first && (top || (own_block && set_apart))) {
        (_, false) => Start::GoesOn,
        (true, true) => Start::Told,
        (false, true) => Start::Assumed,
    }
}

/// Whether `heading` is a pôle, and `root` a whole direction of the State.
fn is_part_of_service(root: &DraftUnit, heading: &Heading) -> bool {
    let is_pole = heading.kind.is_some_and(|kind| kind.id == "pole");
    is_pole && root.kind.is_some_and(|kind| kind.id == "direction" && kind.rank == WHOLE_SERVICE)
}

/// Whether `heading` is no deeper than `root`, by their kinds or by their depths.
fn is_as_high(root: &DraftUnit, heading: &Heading) -> bool {
    let levels = heading.depth.zip(root.depth).map(|(own, top)| (own.level, top.level));
    match heading.kind {
        Some(_) => rank_of(heading) <= root.rank() && levels.is_none_or(|(own, top)| own <= top),
        None => levels.is_some_and(|(own, top)| own <= top),
    }
}

/// Whether the kind of `heading` is as high as that of the root of `draft`, or higher, in a chart whose
/// title another would repeat.
fn is_below_anyway(draft: &Draft, heading: &Heading) -> bool {
    let root = &draft.units[0];
    let depths = heading.depth.is_some() && root.depth.is_some();
    let (Some(own), Some(top)) = (heading.kind, root.kind) else { return false };
    let is_empty = draft.units.len() == 1 && draft.count() == 0;
    let is_higher = own.rank < top.rank && draft.block.is_some();
    let is_beside = own.rank == top.rank && own.id != top.id && (top.id == "direction" || is_empty);
    !depths && (is_higher || is_beside)
}
