//! The rows of an image compressed band by band, each by itself, so that the bands can be compressed
//! at the same time and stand one after the other in one stream.

use flate2::{Compress, CompressError, Compression, FlushCompress, Status};

use super::band::Band;

/// How a zlib stream begins: deflated, in a window of 32 KiB, at the fastest.
pub const HEADER: [u8; 2] = [0x78, 0x01];

/// The modulus of Adler's checksum.
const MODULUS: u64 = 65_521;

/// A band, compressed.
pub struct DeflatedPiece {
    pub data: Vec<u8>,
    /// Adler's checksum of the rows, and their length in bytes.
    checksum: u32,
    length: u64,
}

pub struct Deflater {
    compress: Compress,
    /// The rows of a band as a PNG has them before they are compressed.
    rows: Vec<u8>,
}

impl Default for Deflater {
    fn default() -> Self {
        // Flat colour and repeated letters: the fastest level, without a filter, is as fast as the
        // fastest filter and makes files half as large.
        Self { compress: Compress::new(Compression::new(1), false), rows: Vec::new() }
    }
}

impl Deflater {
    /// # Errors
    /// None is known: the compressor's own.
    pub fn piece(&mut self, band: &Band, is_last: bool) -> Result<DeflatedPiece, CompressError> {
        self.rows.clear();
        for row in band.rows() {
            // No filter.
            self.rows.push(0);
            self.rows.extend(row.iter().flat_map(|&[red, green, blue, _]| [red, green, blue]));
        }
        self.compress.reset();
        let flush = if is_last { FlushCompress::Finish } else { FlushCompress::Full };
        let mut data = Vec::with_capacity(self.rows.len() / 8 + 1_024);
        loop {
            let read = usize::try_from(self.compress.total_in()).unwrap_or(usize::MAX);
            let rest = self.rows.get(read..).unwrap_or_default();
            let status = self.compress.compress_vec(rest, &mut data, flush)?;
            // Room that is left says that nothing more is to come.
            if status == Status::StreamEnd || (!is_last && data.len() < data.capacity()) {
                break;
            }
            data.reserve(self.rows.len() / 8 + 1_024);
        }
        let mut adler = simd_adler32::Adler32::new();
        adler.write(&self.rows);
        Ok(DeflatedPiece { data, checksum: adler.finish(), length: self.rows.len() as u64 })
    }
}

/// The checksum of all the rows.
pub fn checksum(pieces: &[DeflatedPiece]) -> u32 {
    let (mut low, mut high) = (1, 0);
    for piece in pieces {
        let (piece_low, piece_high) =
            (u64::from(piece.checksum & 0xffff), u64::from(piece.checksum >> 16));
        // Each byte of the piece adds to the high half what the low half was before the piece, where
        // the piece by itself began with one.
        let carried = (piece.length % MODULUS) * (low + MODULUS - 1) % MODULUS;
        high = (high + piece_high + carried) % MODULUS;
        low = (low + piece_low + MODULUS - 1) % MODULUS;
    }
    ((high << 16) | low) as u32
}
