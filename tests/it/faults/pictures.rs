//! Pictures that lie about the project inside: lengths that are not, texts that swell.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use organigramme::format::picture::{PictureError, embedded_project};

fn zlib(write: impl FnOnce(&mut ZlibEncoder<Vec<u8>>)) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    write(&mut encoder);
    encoder.finish().unwrap()
}

/// A chunk of a PNG that says it has `length` bytes.
fn chunk(kind: &[u8; 4], content: &[u8], length: u32) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(content);
    [&length.to_be_bytes()[..], kind, content, &crc.sum().to_be_bytes()].concat()
}

fn true_chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    chunk(kind, content, u32::try_from(content.len()).unwrap())
}

/// A PNG of one pixel with these chunks before it.
fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let head = true_chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    let pixels = true_chunk(b"IDAT", &zlib(|it| it.write_all(&[0, 0]).unwrap()));
    let end = true_chunk(b"IEND", b"");
    [b"\x89PNG\r\n\x1a\n".to_vec(), head, chunks.concat(), pixels, end].concat()
}

/// The text chunk in which a project stands.
fn project_chunk(compressed: &[u8]) -> Vec<u8> {
    [b"organigramme\0\x01\0\0\0", compressed].concat()
}

fn bomb(megabytes: usize) -> Vec<u8> {
    let megabyte = vec![b' '; 1 << 20];
    zlib(|it| (0..megabytes).for_each(|_| it.write_all(&megabyte).unwrap()))
}

#[test]
fn a_text_that_swells_is_refused_and_takes_no_more_than_it_may() {
    let small = png(&[true_chunk(b"iTXt", &project_chunk(&bomb(1)))]);
    assert_eq!(embedded_project(&small).unwrap().map(|text| text.len()), Some(1 << 20));
    let huge = bomb(2_000);
    assert!(huge.len() < 3 << 20, "two gigabytes in {}", huge.len());
    let before = peak_memory();
    let bytes = png(&[true_chunk(b"iTXt", &project_chunk(&huge))]);
    assert_eq!(embedded_project(&bytes), Err(PictureError::Damaged));
    // As other texts, and as a colour profile: nobody asks for these.
    for kind in [b"zTXt", b"iCCP"] {
        let other = [b"x\0\0", &huge[..]].concat();
        let bytes = png(&[true_chunk(kind, &other)]);
        assert_eq!(embedded_project(&bytes), Err(PictureError::NoProject));
    }
    let taken = peak_memory().saturating_sub(before);
    assert!(taken < 400 << 20, "{} MB", taken >> 20);
}

/// The most memory that this program has taken, in bytes; 0 where the system does not say.
fn peak_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(0_usize) << 10
}

#[test]
fn lengths_that_lie_are_refused() {
    let content = project_chunk(&zlib(|it| it.write_all(b"{}").unwrap()));
    let honest = png(&[true_chunk(b"iTXt", &content)]);
    assert_eq!(embedded_project(&honest), Ok(Some(b"{}".to_vec())));
    let real = u32::try_from(content.len()).unwrap();
    for length in [0, 1, real - 1, real + 1, real * 2, 1 << 30, i32::MAX as u32, u32::MAX] {
        let lying = png(&[chunk(b"iTXt", &content, length)]);
        let found = embedded_project(&lying);
        assert!(matches!(found, Err(_) | Ok(Some(_))), "it is a PNG");
        assert!(found.is_err(), "{length} in place of {real}");
    }
    for (width, height) in [(0_u32, 0_u32), (u32::MAX, u32::MAX), (1 << 31, 1)] {
        let size = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        let bytes = [b"\x89PNG\r\n\x1a\n".to_vec(), true_chunk(b"IHDR", &size)].concat();
        assert!(embedded_project(&bytes).is_err(), "{width} × {height} pixels");
    }
    let empty = png(&[true_chunk(b"iTXt", &project_chunk(b""))]);
    assert_eq!(embedded_project(&empty), Err(PictureError::Damaged));
}

#[test]
fn a_picture_cut_anywhere_gives_its_project_whole_or_a_sentence() {
    let content = project_chunk(&zlib(|it| it.write_all(b"{\"a\": [1, 2, 3]}").unwrap()));
    let bytes = png(&[true_chunk(b"iTXt", &content)]);
    for end in 8..bytes.len() {
        match embedded_project(&bytes[..end]) {
            Ok(Some(found)) => assert_eq!(found, b"{\"a\": [1, 2, 3]}"),
            other => assert_eq!(other, Err(PictureError::Damaged), "cut at {end}"),
        }
    }
}

#[test]
fn an_svg_refers_to_nothing_outside() {
    let outside = [
        "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\"><svg><metadata id=\"organigramme\">x</metadata></svg>",
        "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\
         <svg><metadata id=\"organigramme\">&a;</metadata></svg>",
    ];
    assert_eq!(embedded_project(outside[0].as_bytes()), Ok(Some(b"x".to_vec())));
    assert_eq!(embedded_project(outside[1].as_bytes()), Err(PictureError::Damaged));
}
