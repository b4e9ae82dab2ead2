//! A zip archive of text files, stored as they are; knows nothing of what they say.
//!
//! PKWARE's APPNOTE 6.3.10: local headers (4.3.7), the central directory (4.3.12) and its end (4.3.16). A few hundred
//! kilobytes at most, so neither compression nor Zip64.

use super::Entry;

/// Names are UTF-8 (4.4.4, bit 11).
const UTF_8: u16 = 1 << 11;
/// What can store files in folders (4.4.3.2).
const VERSION: u16 = 20;
/// The file system whose modes are given (4.4.2.2).
const UNIX: u16 = 3 << 8;
/// An ordinary file, in the mode's upper bits.
const REGULAR: u32 = 0o100_000;
/// The first day that can be written, 1980-01-01 at midnight: the bytes tell nobody when they were made.
const DATE: u16 = 1 << 5 | 1;

/// The archive, with all entries in this folder.
pub(super) fn write(folder: &str, entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = length(out.len());
        let name = format!("{folder}/{}", entry.path);
        let mut common = Vec::new();
        for field in [VERSION, UTF_8, 0, 0, DATE] {
            common.extend(field.to_le_bytes());
        }
        let size = length(entry.text.len());
        for field in [crc32(entry.text.as_bytes()), size, size, length(name.len())] {
            common.extend(field.to_le_bytes());
        }
        // The last of these was two fields at once: the name's length, and none of an extra field.
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(entry.text.as_bytes());

        directory.extend(b"PK\x01\x02");
        directory.extend((UNIX | VERSION).to_le_bytes());
        directory.extend(&common);
        // No comment, the first disk, no inner attributes.
        directory.extend([0; 6]);
        directory.extend(((REGULAR | entry.mode()) << 16).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size) = (length(out.len()), length(directory.len()));
    let count = length(entries.len());
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    // The entries on this disk and on all.
    out.extend((count << 16 | count).to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("settings are no gigabytes")
}

/// CRC-32 as in zip (4.4.7): the reversed polynomial, bit by bit, since there is little to read.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::crc32;

    /// The check value of CRC-32/ISO-HDLC.
    #[test]
    fn sums_up_as_everybody_does() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
