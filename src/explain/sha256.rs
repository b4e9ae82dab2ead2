//! SHA-256 (FIPS 180-4), for the name of a checksum database's key; not for secrets.

/// The hash of some bytes.
pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let (mut state, rounds) = CONSTANTS;
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((bytes.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks_exact(64) {
        let mut words = [0_u32; 64];
        for (word, four) in words.iter_mut().zip(block.chunks_exact(4)) {
            *word = four.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
        }
        for i in 16..64 {
            let (a, b) = (words[i - 15], words[i - 2]);
            let low = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
            let high = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
            words[i] = words[i - 16].wrapping_add(low).wrapping_add(words[i - 7]).wrapping_add(high);
        }
        // The working variables a to h of the standard.
        let mut v = state;
        for (word, round) in words.iter().zip(rounds) {
            let sum = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
            let choice = v[4] & v[5] ^ !v[4] & v[6];
            let one = [sum, choice, round, *word].into_iter().fold(v[7], u32::wrapping_add);
            let sum = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
            let two = sum.wrapping_add(v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]);
            v.rotate_right(1);
            v[4] = v[4].wrapping_add(one);
            v[0] = one.wrapping_add(two);
        }
        for (word, more) in state.iter_mut().zip(v) {
            *word = word.wrapping_add(more);
        }
    }
    let mut out = [0; 32];
    for (four, word) in out.chunks_exact_mut(4).zip(state) {
        four.copy_from_slice(&word.to_be_bytes());
    }
    out
}

/// The first 32 bits after the point of the square roots of the first 8 primes and the cube roots of the first 64.
const CONSTANTS: ([u32; 8], [u32; 64]) = {
    let (mut start, mut rounds) = ([0; 8], [0; 64]);
    let (mut prime, mut count) = (2, 0);
    while count < 64 {
        if is_prime(prime) {
            rounds[count] = fraction(prime << 96, 3);
            if count < 8 {
                start[count] = fraction(prime << 64, 2);
            }
            count += 1;
        }
        prime += 1;
    }
    (start, rounds)
};

const fn is_prime(number: u128) -> bool {
    let mut divisor = 2;
    while divisor * divisor <= number {
        if number.is_multiple_of(divisor) {
            return false;
        }
        divisor += 1;
    }
    true
}

/// The lowest 32 bits of the whole root of that degree.
#[allow(clippy::cast_possible_truncation, reason = "the lowest 32 bits are what is asked for")]
const fn fraction(of: u128, degree: u32) -> u32 {
    let mut root = 0_u128;
    let mut bit = 36;
    while bit > 0 {
        bit -= 1;
        let more = root | 1 << bit;
        if more.pow(degree) <= of {
            root = more;
        }
    }
    root as u32
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn hashes_the_examples_of_the_standard() {
        let hex = |text: &str| sha256(text.as_bytes()).map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
        assert_eq!(hex(long), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }
}
