//! The tag tree of a file: what its author's program says of each piece of its text.

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object, String as Text};

/// What a part of the text is.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// As PDF names it: `P`, `H1`, `LI`, `TR`, where the file's own names are known.
    pub role: String,
    /// What the whole of it says, where that is not what is seen.
    pub alternative: Option<String>,
    pub children: Vec<Child>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Child {
    Element(Element),
    /// The page, the first being 0, and the number of the marked content on it.
    Content(usize, u32),
}

/// Deeper is no text that a person wrote: a chart has two or three elements for each level of units.
const DEPTH_MAX: usize = 400;
/// So many pieces, at most.
const CHILDREN_MAX: usize = 1_000_000;

/// The whole of a file's tag tree; none if it has none.
pub fn tree(pdf: &Pdf) -> Option<Element> {
    let catalog: Dict = pdf.xref().get(pdf.xref().root_id())?;
    let root = catalog.get::<Dict>("StructTreeRoot")?;
    let numbered = pdf.pages().iter().enumerate();
    let pages = numbered.filter_map(|(number, page)| Some((page.raw().obj_id()?, number)));
    let roles = root.get::<Dict>("RoleMap").unwrap_or_default();
    let mut walk = Walk {
        pdf,
        pages: pages.map(|(id, number)| ((id.obj_number, id.gen_number), number)).collect(),
        roles,
        open: HashSet::new(),
        left: CHILDREN_MAX,
    };
    Some(walk.element(&root, None, 0))
}

struct Walk<'a> {
    pdf: &'a Pdf,
    pages: HashMap<(u32, i32), usize>,
    roles: Dict<'a>,
    /// The elements above, none of which can be below itself.
    open: HashSet<(u32, i32)>,
    left: usize,
}

impl<'a> Walk<'a> {
    fn element(&mut self, dict: &Dict<'a>, page: Option<usize>, depth: usize) -> Element {
        let page = dict.get_ref("Pg").and_then(|it| self.page(it)).or(page);
        let mut element = Element {
            role: self.role(dict),
            alternative: dict.get::<Text>("Alt").map(|text| text_string(text.as_bytes())),
            children: Vec::new(),
        };
        if depth >= DEPTH_MAX {
            return element;
        }
        let kids: Vec<MaybeRef<Object>> = match dict.get::<Array>("K") {
            Some(array) => array.raw_iter().collect(),
            None => dict.get_raw::<Object>("K").into_iter().collect(),
        };
        for kid in kids {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            let (id, object) = match kid {
                MaybeRef::Ref(reference) => (Some(reference), self.resolve(reference)),
                MaybeRef::NotRef(object) => (None, Some(object)),
            };
            let key = id.map(|it| (it.obj_number, it.gen_number));
            if key.is_some_and(|key| !self.open.insert(key)) {
                continue;
            }
            match object {
                Some(Object::Number(number)) => {
                    let number = u32::try_from(number.as_i64()).ok();
                    element
                        .children
                        .extend(page.zip(number).map(|(page, it)| Child::Content(page, it)));
                }
                Some(Object::Dict(kid)) => element.children.extend(self.child(&kid, page, depth)),
                _ => {}
            }
            if let Some(key) = key {
                self.open.remove(&key);
            }
        }
        element
    }

    fn child(&mut self, kid: &Dict<'a>, page: Option<usize>, depth: usize) -> Option<Child> {
        match kid.get::<Name>("Type").as_ref().map(Name::as_str) {
            Some("MCR") => {
                let page = kid.get_ref("Pg").and_then(|it| self.page(it)).or(page)?;
                // What stands within a form has numbers of its own.
                let own = kid.get::<Object>("Stm").is_none();
                let number = kid.get::<u32>("MCID").filter(|_| own)?;
                Some(Child::Content(page, number))
            }
            Some("OBJR") => None,
            _ => Some(Child::Element(self.element(kid, page, depth + 1))),
        }
    }

    fn resolve(&self, reference: ObjRef) -> Option<Object<'a>> {
        self.pdf.xref().get(reference.into())
    }

    fn page(&self, reference: ObjRef) -> Option<usize> {
        self.pages.get(&(reference.obj_number, reference.gen_number)).copied()
    }

    fn role(&self, dict: &Dict<'a>) -> String {
        let Some(mut name) = dict.get::<Name>("S") else { return String::new() };
        // A name of the file's own may stand for another of its own.
        for _ in 0..8 {
            match self.roles.get::<Name>(&name) {
                Some(other) if other != name => name = other,
                _ => break,
            }
        }
        name.as_str().to_owned()
    }
}

impl Element {
    /// Its elements, without what stands between them.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Content(..) => None,
        })
    }

    /// Every piece of content in it, in the order in which it is read.
    pub fn content(&self, out: &mut Vec<(usize, u32)>) {
        for child in &self.children {
            match child {
                Child::Element(element) => element.content(out),
                Child::Content(page, number) => out.push((*page, *number)),
            }
        }
    }
}

/// A string of PDF: UTF-16 or UTF-8 where a mark says so, else Latin 1, which the rest nearly is.
pub fn text_string(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(b"\xFE\xFF") {
        let units = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        return char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
    }
    if let Some(utf8) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8_lossy(utf8).into_owned();
    }
    bytes.iter().map(|&byte| char::from(byte)).collect()
}
