//! Files attached to a mail, as `docket pack` packs them: exhibits of their own behind the mail, and those that are
//! refused named.

use crate::kit;
use serde_json::Value;
use std::process::Command;

const INNER: &str = "From: carrier@example.com\r\nTo: shop@example.com\r\nSubject: Proof of delivery\r\n\
    MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=in\r\n\r\n--in\r\nContent-Type: text/plain\r\n\r\n\
    Signed by the neighbour.\r\n--in\r\nContent-Type: text/plain; name=slip.txt\r\n\
    Content-Disposition: attachment; filename=slip.txt\r\n\r\nSlip 4711, left at the door.\r\n--in--\r\n";

fn mail() -> String {
    format!(
        "From: Dana <dana@example.com>\r\nTo: shop@example.com\r\nSubject: My order\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=out\r\n\r\n--out\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n\
         --out\r\nContent-Type: text/plain; name=terms.txt\r\nContent-Disposition: attachment; filename=terms.txt\r\n\r\n\
         Returns within thirty days.\r\n--out\r\nContent-Type: message/rfc822\r\n\r\n{INNER}\r\n\
         --out\r\nContent-Type: application/zip; name=all.zip\r\nContent-Disposition: attachment; filename=all.zip\r\n\
         Content-Transfer-Encoding: base64\r\n\r\nUEsDBAAAAAAAAAAAAAAAAAAAAAA=\r\n--out--\r\n"
    )
}

#[test]
fn files_of_a_mail_become_exhibits_and_one_that_is_refused_is_named() {
    kit::need_readers();
    let folder = tempfile::tempdir().expect("a folder");
    let (path, out) = (folder.path().join("order.eml"), folder.path().join("out"));
    std::fs::write(&path, mail()).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_docket"))
        .args(["pack", "--rules", "finix-2023", "--out"])
        .arg(&out)
        .arg(&path)
        .output()
        .expect("run");
    let said = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let names: Vec<&str> = lines.iter().filter_map(|line| line["file"].as_str()).collect();
    assert_eq!(names, [path.to_str().expect("a name"), "terms.txt", "slip.txt", "all.zip"], "{said}");
    assert!(lines[0]["mail"].is_null() && lines[0]["findings"].as_array().is_some_and(Vec::is_empty), "{said}");
    for line in &lines[1..4] {
        assert_eq!(line["mail"].as_str(), path.to_str());
        let finding = &line["findings"][0];
        assert_eq!((&finding["kind"], &finding["words"]), (&"mail".into(), &"Attached to order.eml".into()), "{said}");
    }
    let refusal = lines[3]["refusal"]["reason"].as_str().expect("refused");
    assert!(!output.status.success() && refusal.contains("archive"), "{refusal}");
    let packet = std::fs::read(out.join(lines[4]["packet"][0]["file"].as_str().expect("a packet"))).expect("read");
    assert_eq!(kit::against(&packet, 3, "packet"), None);
    let words = kit::text_of(&packet);
    for wanted in ["Signed by the neighbour", "all.zip", "Exhibit B, page 1 of 1", "Exhibit C, page 1 of 1"] {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
    let place = |words_of: &str| words.find(words_of).expect(words_of);
    assert!(place("See below") < place("Returns within") && place("Returns within") < place("Slip 4711"), "{words}");
}
