//! ZIP packages, in which office programs keep documents: what a package says of itself is checked before
//! anything is unpacked, and nothing is unpacked beyond what it says.
//!
//! It knows nothing of what the parts mean.

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;

use super::reading::Unreadable;
use super::xml::{self, Element};

/// A package has no more parts than this: a presentation of a thousand slides has five thousand.
const MOST_PARTS: usize = 20_000;

/// What all parts come to, unpacked, at most, in bytes: some five million rows of a sheet.
const MOST_UNPACKED: u64 = 1 << 30;

/// A part that is larger than [`SMALL_PART`] and packed more tightly than this is a bomb: sheets of a
/// hundred thousand like rows come to about fifty.
const MOST_RATIO: u64 = 250;
const SMALL_PART: u64 = 8 << 20;

/// A part that is read into a tree is not larger than this, in bytes: some ten thousand pages.
const MOST_TREE: u64 = 64 << 20;

/// A package whose sizes were checked.
#[derive(Debug)]
pub(in crate::format) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

/// Where a part leads: what its `.rels` part says under one id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) struct Relation {
    pub id: String,
    /// The last word of its type: "slide", "diagramData", "header".
    pub kind: String,
    /// The part it leads to, from the root of the package.
    pub target: String,
}

impl<'a> Package<'a> {
    /// Opens a package and checks what it says of its parts: their number, their sizes, how tightly they
    /// are packed, and that they do not lie one in another.
    ///
    /// # Errors
    /// If it is no package, a broken one, one with a password, or one that swells beyond belief.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let mut archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::PackageBroken)?;
        if archive.len() > MOST_PARTS {
            return Err(Unreadable::PackageSwells);
        }
        let mut unpacked = 0_u64;
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(|_| Unreadable::PackageBroken)?;
            let (size, packed) = (part.size(), part.compressed_size());
            unpacked = unpacked.saturating_add(size);
            let is_tight = size > SMALL_PART && size / packed.max(1) > MOST_RATIO;
            if unpacked > MOST_UNPACKED || is_tight {
                return Err(Unreadable::PackageSwells);
            }
            if part.encrypted() {
                return Err(Unreadable::Protected);
            }
        }
        // Parts that share their bytes make a small file large any number of times.
        match archive.has_overlapping_entries() {
            Ok(false) => Ok(Self { archive }),
            Ok(true) => Err(Unreadable::PackageSwells),
            Err(_) => Err(Unreadable::PackageBroken),
        }
    }

    /// The names of all parts, in the order of the package.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// The bytes of a part; `None` if there is no such part.
    ///
    /// # Errors
    /// If it is damaged, or larger than the package said.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|_| Unreadable::PackageBroken)?;
        let size = part.size();
        let mut bytes = Vec::new();
        // One byte more than was said: it shows a lie.
        part.take(size + 1).read_to_end(&mut bytes).map_err(|_| Unreadable::PackageBroken)?;
        if u64::try_from(bytes.len()).is_ok_and(|read| read > size) {
            return Err(Unreadable::PackageSwells);
        }
        Ok(Some(bytes))
    }

    /// What a part comes to, unpacked, in bytes; 0 if there is no such part.
    pub fn size(&mut self, name: &str) -> u64 {
        match self.archive.index_for_name(name) {
            Some(index) => self.archive.by_index_raw(index).map_or(0, |part| part.size()),
            None => 0,
        }
    }

    /// The tree of an XML part; `None` if there is no such part.
    ///
    /// # Errors
    /// If it is damaged, larger than the package said or than a tree may be, no XML, or nested too deep.
    pub fn tree(&mut self, name: &str) -> Result<Option<Element>, Unreadable> {
        if self.size(name) > MOST_TREE {
            return Err(Unreadable::PackageSwells);
        }
        match self.bytes(name)? {
            Some(bytes) => xml::read(&decoded(&bytes)).map(Some),
            None => Ok(None),
        }
    }

    /// Where `part` leads, in the order of its `.rels` part; links out of the package are left out.
    ///
    /// # Errors
    /// As [`Self::tree`].
    pub fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Unreadable> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(tree) = self.tree(&format!("{folder}{slash}_rels/{file}.rels"))? else {
            return Ok(Vec::new());
        };
        let inside = |it: &&Element| it.attribute("TargetMode") != Some("External");
        let relation = |it: &Element| Relation {
            id: it.attribute("Id").unwrap_or_default().to_owned(),
            kind: it
                .attribute("Type")
                .unwrap_or_default()
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned(),
            target: resolved(folder, it.attribute("Target").unwrap_or_default()),
        };
        Ok(tree.elements("Relationship").filter(inside).map(relation).collect())
    }
}

/// `target` as seen from `folder`, from the root of the package.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The text of an XML part, by its byte order mark or its declaration; UTF-8 where it says nothing.
pub(in crate::format) fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode_with_bom_removal(bytes).0.into_owned();
    }
    let two_bytes = match bytes {
        [b'<', 0, ..] => Some(encoding_rs::UTF_16LE),
        [0, b'<', ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    let encoding = two_bytes.or_else(|| stated(bytes)).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding that `<?xml … encoding="…"?>` names.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.strip_prefix(b"<?xml")?;
    let head = &head[..head.windows(2).take(200).position(|it| it == b"?>")?];
    let head = std::str::from_utf8(head).ok()?;
    let value = head.split_once("encoding")?.1.split_once('=')?.1.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_root() {
        assert_eq!(resolved("ppt/slides", "../diagrams/data1.xml"), "ppt/diagrams/data1.xml");
        assert_eq!(resolved("word", "header1.xml"), "word/header1.xml");
        assert_eq!(resolved("ppt", "/ppt/slides/slide1.xml"), "ppt/slides/slide1.xml");
        assert_eq!(resolved("", "../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn a_part_says_its_encoding() {
        let text = "<?xml version='1.0' encoding='windows-1252'?><a>é</a>";
        let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        assert_eq!(decoded(&bytes), text);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&wide), text);
    }
}
