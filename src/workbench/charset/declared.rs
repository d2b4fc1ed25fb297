//! What the names mean that mails give to their letters: those of the standard, those that programs use, and those of
//! sets that no library here reads.
//!
//! Must not live here: letters that nobody named.

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, REPLACEMENT, SHIFT_JIS, UTF_8};

/// The upper half of the letters of DOS, in America and in western Europe.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const DOS_OF_EUROPE: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Named {
    /// A set of letters.
    Set(&'static Encoding),
    /// Letters of DOS.
    Dos(&'static str),
    /// Signs of two bytes of seven bits between marks, and the set they are of.
    Shifted(Marks, &'static Encoding),
    /// No more than that it is text.
    Text,
    /// Something nobody knows here.
    Unknown,
}

/// The marks that signs of two bytes stand between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Control signs.
    Controls,
    /// A tilde and a bracket.
    Tildes,
}

/// What a label means.
pub fn named(label: &str) -> Named {
    let label = label.trim().to_ascii_lowercase();
    match label.as_str() {
        "us-ascii" | "ascii" | "unknown-8bit" | "x-unknown" | "unknown" | "8bit" | "binary" | "default" => Named::Text,
        "cp932" | "ms932" | "windows-932" | "cp943" | "ibm943" | "shift-jis" => Named::Set(SHIFT_JIS),
        "cp936" | "ms936" | "windows-936" => Named::Set(GBK),
        "cp949" | "ms949" | "uhc" | "ks_c_5601" | "ksc5601" => Named::Set(EUC_KR),
        "cp950" | "ms950" | "windows-950" | "big5-eten" => Named::Set(BIG5),
        "utf8mb3" | "utf8mb4" | "utf_8" | "cp65001" => Named::Set(UTF_8),
        "cp437" | "ibm437" | "437" => Named::Dos(DOS),
        "cp850" | "ibm850" | "850" | "cp858" | "ibm00858" => Named::Dos(DOS_OF_EUROPE),
        "iso-2022-kr" | "csiso2022kr" => Named::Shifted(Marks::Controls, EUC_KR),
        "hz-gb-2312" | "hz" => Named::Shifted(Marks::Tildes, GBK),
        label => match Encoding::for_label(label.as_bytes()) {
            // The library knows some names that it reads nothing of.
            Some(encoding) if encoding != REPLACEMENT => Named::Set(encoding),
            _ => Named::Unknown,
        },
    }
}

/// Letters of DOS.
pub fn of_dos(bytes: &[u8], upper: &str) -> String {
    let upper: Vec<char> = upper.chars().collect();
    let one = |byte: &u8| match byte.checked_sub(0x80) {
        None => char::from(*byte),
        Some(place) => upper.get(usize::from(place)).copied().unwrap_or('\u{fffd}'),
    };
    bytes.iter().map(one).collect()
}

/// Bytes of eight bits, of those that stand between marks.
pub fn unshifted(bytes: &[u8], marks: Marks) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let (mut is_wide, mut rest) = (false, bytes);
    loop {
        rest = match (marks, rest) {
            (_, []) => return out,
            // The name of the set, at the beginning of the text.
            (Marks::Controls, [0x1b, b'$', b')', _, after @ ..]) => after,
            (Marks::Controls, [shift @ (0x0e | 0x0f), after @ ..]) => {
                is_wide = *shift == 0x0e;
                after
            }
            (Marks::Tildes, [b'~', b'{', after @ ..]) if !is_wide => {
                is_wide = true;
                after
            }
            (Marks::Tildes, [b'~', b'}', after @ ..]) if is_wide => {
                is_wide = false;
                after
            }
            (Marks::Tildes, [b'~', b'~', after @ ..]) if !is_wide => {
                out.push(b'~');
                after
            }
            (Marks::Tildes, [b'~', b'\n', after @ ..]) if !is_wide => after,
            // Both end with their line.
            (_, [b'\n', after @ ..]) => {
                is_wide = false;
                out.push(b'\n');
                after
            }
            (_, [first @ 0x21..=0x7e, second @ 0x21..=0x7e, after @ ..]) if is_wide => {
                out.extend([first | 0x80, second | 0x80]);
                after
            }
            (_, [byte, after @ ..]) => {
                out.push(*byte);
                after
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_between_marks_and_letters_of_dos_are_read() {
        let korean = unshifted(b"\x1b$)C\x0e>H3g\x0f ok", Marks::Controls);
        assert_eq!(EUC_KR.decode_without_bom_handling(&korean).0, "안녕 ok");
        let chinese = unshifted(b"a~~ ~{6)5%~} b", Marks::Tildes);
        assert_eq!(GBK.decode_without_bom_handling(&chinese).0, "a~ 订单 b");
        assert_eq!(of_dos(b"Gr\x94\xe1e 9\x9c", DOS), "Größe 9£");
        assert_eq!(of_dos(b"\x9d", DOS_OF_EUROPE), "Ø");
        assert_eq!([DOS, DOS_OF_EUROPE].map(|upper| upper.chars().count()), [128; 2]);
        assert_eq!(named("CP932"), Named::Set(SHIFT_JIS));
        assert_eq!([named("iso-2022-cn"), named("x-nobody")], [Named::Unknown; 2]);
    }
}
