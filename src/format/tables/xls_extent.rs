//! How much room the sheets of an old Excel workbook ask for, seen from its records before it is read: a file of
//! a few kilobytes may hold one cell in the first and one in the last corner.

/// Records that hold cells; the first four bytes of each are its row and its first column.
const CELL_RECORDS: [u16; 11] =
    [0x0203, 0x00FD, 0x0204, 0x0006, 0x0206, 0x0406, 0x027E, 0x00BD, 0x00BE, 0x0201, 0x0205];

const END_OF_CHAIN: u32 = 0xFFFF_FFFA;

/// The cells between the first and the last of each sheet, over all sheets.
pub(super) fn cells(stream: &[u8]) -> usize {
    let (mut at, mut all) = (0, 0_usize);
    let mut corners: Option<[usize; 4]> = None;
    let area = |corners: Option<[usize; 4]>| {
        corners.map_or(0, |[top, left, bottom, right]| (bottom - top + 1) * (right - left + 1))
    };
    while let Some(head) = stream.get(at..at + 4) {
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let data = stream.get(at + 4..at + 4 + length).unwrap_or_default();
        // A stream of its own begins: another sheet.
        if matches!(kind, 0x0809 | 0x0409 | 0x0209 | 0x0009) {
            all = all.saturating_add(area(corners.take()));
        }
        if CELL_RECORDS.contains(&kind) && data.len() >= 4 {
            let row = usize::from(u16::from_le_bytes([data[0], data[1]]));
            let column = usize::from(u16::from_le_bytes([data[2], data[3]]));
            // Records of several cells say their last column at their end.
            let last = match kind {
                0x00BD | 0x00BE => {
                    usize::from(u16::from_le_bytes([data[length - 2], data[length - 1]]))
                }
                _ => column,
            };
            let [top, left, bottom, right] = corners.unwrap_or([row, column, row, column]);
            corners = Some([
                top.min(row),
                left.min(column),
                bottom.max(row),
                right.max(column).max(last),
            ]);
        }
        at += 4 + length;
    }
    all.saturating_add(area(corners))
}

/// The stream of a compound file that holds the workbook.
pub(super) fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let long = |at: usize| {
        let bytes = bytes.get(at..at + 4)?;
        Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    };
    let shift = *bytes.get(30)?;
    if !matches!(shift, 9 | 12) {
        return None;
    }
    let size = 1_usize << shift;
    let sector = |id: u32| {
        let start = (id as usize).checked_add(1)?.checked_mul(size)?;
        bytes.get(start..(start + size).min(bytes.len()))
    };
    // The sectors of the allocation table: 109 in the head, the rest in a chain.
    let mut table_sectors: Vec<u32> = (0..109).filter_map(|at| long(76 + at * 4)).collect();
    let mut next = long(68)?;
    let most = bytes.len() / size + 1;
    for _ in 0..most {
        let Some(data) = (next < END_OF_CHAIN).then(|| sector(next)).flatten() else { break };
        let ids: Vec<u32> = longs(data);
        table_sectors.extend(ids.iter().take(ids.len().saturating_sub(1)));
        next = ids.last().copied().unwrap_or(u32::MAX);
    }
    let table: Vec<u32> = table_sectors.into_iter().filter_map(sector).flat_map(longs).collect();
    let chain = |first: u32| {
        let mut found = Vec::new();
        let mut id = first;
        for _ in 0..most {
            let Some(data) = (id < END_OF_CHAIN).then(|| sector(id)).flatten() else { break };
            found.extend_from_slice(data);
            id = table.get(id as usize).copied().unwrap_or(u32::MAX);
        }
        found
    };
    let directory = chain(long(48)?);
    let number = |entry: &[u8], at: usize| {
        u32::from_le_bytes([entry[at], entry[at + 1], entry[at + 2], entry[at + 3]])
    };
    let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
    let found =
        entries.iter().find(|entry| matches!(name_of(entry).as_str(), "workbook" | "book"))?;
    let (first, length) = (number(found, 116), number(found, 120) as usize);
    if length >= long(56)? as usize {
        return Some(chain(first));
    }
    // A short stream lies in pieces of 64 bytes in the stream of the first entry.
    let pieces = chain(number(entries.first()?, 116));
    Some(in_pieces(&pieces, &longs(&chain(long(60)?)), first))
}

/// The name of an entry of the directory, in small letters.
fn name_of(entry: &[u8]) -> String {
    let units = entry[..64].chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]]));
    let units: Vec<u16> = units.take_while(|it| *it != 0).collect();
    String::from_utf16_lossy(&units).to_lowercase()
}

/// The stream that begins with the piece `first`, where `table` says which follows each.
fn in_pieces(pieces: &[u8], table: &[u32], first: u32) -> Vec<u8> {
    let (mut stream, mut id) = (Vec::new(), first);
    for _ in 0..=pieces.len() / 64 {
        let start = id as usize * 64;
        let Some(piece) =
            pieces.get(start..(start + 64).min(pieces.len())).filter(|_| id < END_OF_CHAIN)
        else {
            break;
        };
        stream.extend_from_slice(piece);
        id = table.get(id as usize).copied().unwrap_or(u32::MAX);
    }
    stream
}

fn longs(data: &[u8]) -> Vec<u32> {
    data.chunks_exact(4).map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]])).collect()
}
